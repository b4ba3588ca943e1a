import GRDB
import OrdersCore
import Testing

@testable import SQLiteStore

@Suite("Instants in SQL")
struct InstantSQLTests {
    @Test(
        "texts mean the instant that Swift reads from them",
        arguments: [
            "2026-11-22", "2026-11-22 12:31", "2026-11-22T12:31:07", "2026-11-22 12:31:07.5",
            "2026-11-22T12:31:07.123Z", "2026-11-22 12:31:07.999999999", "2026-11-22T00:30:00.000001+02:00",
            "2026-11-22 23:30:59.999-05:30", "1969-12-31 23:59:59.9999", "0001-01-01",
            "9999-12-31T23:59:59.999Z",
        ])
    func texts(text: String) throws {
        let instant = try #require(Instant(iso8601: text))
        #expect(try microseconds(text.databaseValue) == instant.microseconds)
    }

    @Test(
        "what is no date is NULL",
        arguments: ["now", "2451545", "12:30", "", "2026-13-01", "22.11.2026", "2026-11-22 25:00"])
    func noDates(text: String) throws {
        #expect(try microseconds(text.databaseValue) == nil)
    }

    @Test("values of another type are NULL, too")
    func otherTypes() throws {
        for value in [DatabaseValue.null, 2_026.databaseValue, 1.5.databaseValue] {
            #expect(try microseconds(value) == nil)
        }
    }

    @Test(
        "both edges count to the format's unit, and other types never do",
        arguments: [Sample.milliseconds, .seconds, .text])
    func edges(sample: Sample) throws {
        let sql = InstantSQL(format: sample.format, raw: "\"t\".\"at\"", isColumn: true)
        let range = sql.range(
            from: Instant(microseconds: 1_700_000_000_000_000),
            through: Instant(microseconds: 1_700_000_002_999_999),
            name: "at")
        let found = try DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE t (at)")
            for value in sample.values + [.null, "text".databaseValue, "9".databaseValue] {
                try db.execute(sql: "INSERT INTO t VALUES (?)", arguments: [value])
            }
            return try Query("SELECT rowid FROM \"t\" WHERE \(range.sql) ORDER BY rowid", range.arguments)
                .rows(db)
                .map { $0[0] as Int }
        }
        #expect(found == [2, 3])
    }

    @Test(
        "what is written reads back, cut to the unit",
        arguments: [InstantFormat.unixMilliseconds, .unixSeconds, .iso8601])
    func writing(format: InstantFormat) throws {
        let sql = InstantSQL(format: format, raw: "\"t\".\"at\"", isColumn: true)
        for microseconds in [1_700_000_000_123_456, -1] as [Int64] {
            let stored = sql.storage(of: Instant(microseconds: microseconds))
            let read = try DatabaseQueue().write { db in
                try db.execute(sql: "CREATE TABLE t (at); INSERT INTO t VALUES (?)", arguments: [stored])
                return sql.instant(from: try Query("SELECT \(sql.value) FROM \"t\"").value(db))
            }
            let unit: Int64 = format == .unixSeconds ? 1_000_000 : 1_000
            let cut = try #require(read)
            #expect(microseconds - cut.microseconds >= 0 && microseconds - cut.microseconds < unit)
        }
    }

    private func microseconds(_ value: DatabaseValue) throws -> Int64? {
        try DatabaseQueue().read { db in
            try Int64.fetchOne(
                db, sql: "SELECT \(ISO8601SQL.microseconds(of: "v")) FROM (SELECT ? AS v)", arguments: [value]
            )
        }
    }
}

/// Four instants: just before an edge, on it, on the other, and just after.
struct Sample: Sendable, CustomTestStringConvertible {
    let format: InstantFormat
    let values: [DatabaseValue]

    static let milliseconds = Sample(
        format: .unixMilliseconds,
        values: [1_699_999_999_999, 1_700_000_000_000, 1_700_000_002_999, 1_700_000_003_000].map(
            \.databaseValue))
    static let seconds = Sample(
        format: .unixSeconds,
        values: [1_699_999_999, 1_700_000_000, 1_700_000_002, 1_700_000_003].map(\.databaseValue))
    static let text = Sample(
        format: .iso8601,
        values: [
            "2023-11-14 22:13:19.999999", "2023-11-15T00:13:20+02:00", "2023-11-14T22:13:22.999999999Z",
            "2023-11-14 22:13:23",
        ].map(\.databaseValue))

    var testDescription: String { format.rawValue }
}
