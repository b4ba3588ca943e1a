import OrdersCore
import Testing

@Suite("Instant")
struct InstantTests {
    @Test("is written in milliseconds and UTC")
    func written() {
        #expect(Instant(milliseconds: 1_795_350_667_000).iso8601 == "2026-11-22T12:31:07.000Z")
        #expect(Instant(microseconds: -1).iso8601 == "1969-12-31T23:59:59.999Z")
    }

    @Test(
        "reads dates, times, fractions and offsets",
        arguments: [
            ("2026-11-22", "2026-11-22T00:00:00.000Z"),
            ("2026-11-22T12:31:07Z", "2026-11-22T12:31:07.000Z"),
            ("2026-11-22 12:31", "2026-11-22T12:31:00.000Z"),
            ("2026-11-22T12:31:07.5", "2026-11-22T12:31:07.500Z"),
            ("2022-04-12T10:00:00.245676999Z", "2022-04-12T10:00:00.245Z"),
            ("2026-11-22T01:00:00+02:00", "2026-11-21T23:00:00.000Z"),
            ("2026-11-22T01:00:00-0530", "2026-11-22T06:30:00.000Z"),
            ("2024-02-29", "2024-02-29T00:00:00.000Z"),
            ("0000-01-01", "0000-01-01T00:00:00.000Z"),
        ])
    func reads(text: String, written: String) {
        #expect(Instant(iso8601: text)?.iso8601 == written)
    }

    @Test(
        "refuses days and times that don't exist",
        arguments: [
            "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-11-22T24:00:00", "2026-11-22T12:60",
            "2026-11-22T12:00:60", "2026-1-2", "yesterday", "", "2026-11-22T", "2026-11-22T12:00:00.",
            "2026-11-22x",
            "0000-01-01T00:00:00+01:00",
        ])
    func refuses(text: String) {
        #expect(Instant(iso8601: text) == nil)
    }

    @Test("keeps microseconds, which PostgreSQL stores")
    func microseconds() {
        #expect(Instant(iso8601: "1970-01-01T00:00:00.000001Z")?.microseconds == 1)
    }

    @Test("every day of 400 years converts to a number and back")
    func calendar() {
        let first = CivilDate(year: 1800, month: 1, day: 1)
        let start = first?.daysSinceEpoch ?? 0
        var previous = CivilDate(daysSinceEpoch: start - 1)
        for days in start..<(start + 146_097) {
            let date = CivilDate(daysSinceEpoch: days)
            #expect(date.daysSinceEpoch == days)
            #expect(previous < date)
            previous = date
        }
        #expect(previous == CivilDate(year: 2199, month: 12, day: 31))
    }
}
