import Foundation
import Testing

/// Databases that others made, opened through a schema file, against plain SQL by `sqlite3`.
@Suite("Adopted databases, by the binary", .enabled(if: SQLiteProgram.isThere && AdoptedDatabase.areThere))
struct AdoptedDatabaseTests {
    @Test(
        "the report equals the shop's own SQL at its last order and at the window's edges",
        arguments: AdoptedDatabase.all)
    func top(_ shop: AdoptedDatabase) async throws {
        try await withTemporaryFolder { folder in
            let database = folder + "/shop.sqlite"
            try FileManager.default.copyItem(atPath: shop.path, toPath: database)
            let contents = FileManager.default.contents(atPath: database)
            for asOf in try await instants(shop, database) {
                let outcome = try await Binary.run(
                    "top --db shop.sqlite --schema \(shop.schema) --format json --as-of \(asOf)", in: folder)
                #expect(outcome.exitCode == 0, "\(outcome.words)")
                let expected = try await SQLiteProgram.rows(shop.reportSQL(asOf: asOf), in: database)
                #expect(try TopReport(outcome.output).lines == expected, "\(asOf)")
            }
            let history = try await Binary.run(
                "orders --db shop.sqlite --schema \(shop.schema) --limit 5", in: folder)
            #expect(history.exitCode == 0, "\(history.words)")
            #expect(FileManager.default.contents(atPath: database) == contents)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["shop.sqlite"])
        }
    }

    @Test("nothing changes in them before setup", arguments: AdoptedDatabase.all)
    func readOnly(_ shop: AdoptedDatabase) async throws {
        try await withTemporaryFolder { folder in
            try FileManager.default.copyItem(atPath: shop.path, toPath: folder + "/shop.sqlite")
            let outcome = try await Binary.run(
                "archive run --yes --older-than 1d --db shop.sqlite --schema \(shop.schema)", in: folder)
            #expect(outcome.exitCode == 1)
            #expect(outcome.wordLines.count == 1)
            #expect(outcome.words.contains("ordertop setup"), "\(outcome.words)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["shop.sqlite"])
        }
    }

    /// The last order, the first, one in the middle, and a second to both sides of where each leaves the window.
    private func instants(_ shop: AdoptedDatabase, _ database: String) async throws -> [String] {
        let moments = try await SQLiteProgram.rows(shop.momentsSQL, in: database).compactMap(\.first)
        try #require(!moments.isEmpty)
        return try await moments.asyncFlatMap { moment in
            let shifts = [
                "+0 seconds", "-1 seconds", "+2591999 seconds", "+2592000 seconds", "+2592001 seconds",
            ]
            let selects = shifts.map { "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', '\(moment)', '\($0)')" }
            return try await SQLiteProgram.rows(selects.joined(separator: " UNION ALL "), in: ":memory:")
                .flatMap { $0 }
        }
    }
}

/// A database from `shared/data` and what its report is.
struct AdoptedDatabase: Sendable, CustomTestStringConvertible {
    let name: String
    let schema: String
    /// Instants of some orders.
    let momentsSQL: String
    /// id, hex of the name, orders and spent; `:from` and `:through` stand for the window.
    private let report: String

    static let all: [AdoptedDatabase] = [
        AdoptedDatabase(
            name: "chinook.sqlite", schema: project + "/docs/schemas/chinook.yaml",
            momentsSQL:
                "SELECT DISTINCT InvoiceDate FROM Invoice WHERE InvoiceId IN (1, 200, (SELECT MAX(InvoiceId) FROM Invoice))",
            report: """
                SELECT c.CustomerId, hex(c.FirstName || ' ' || c.LastName), COUNT(*), printf('%.2f', SUM(i.Total))
                FROM Invoice i JOIN Customer c USING (CustomerId)
                WHERE datetime(i.InvoiceDate) >= :from AND datetime(i.InvoiceDate) <= :through
                GROUP BY c.CustomerId ORDER BY ROUND(SUM(i.Total), 2) DESC, c.CustomerId LIMIT 10
                """),
        AdoptedDatabase(
            name: "oracle_co.sqlite", schema: project + "/docs/schemas/oracle-co.yaml",
            momentsSQL: """
                SELECT DISTINCT strftime('%Y-%m-%d %H:%M:%S', order_tms) FROM orders
                WHERE order_id IN (1, 700, (SELECT order_id FROM orders ORDER BY order_tms DESC LIMIT 1))
                """,
            report: """
                SELECT c.customer_id, hex(c.full_name), COUNT(DISTINCT o.order_id), printf('%.2f', SUM(l.unit_price * l.quantity))
                FROM orders o JOIN customers c USING (customer_id) JOIN order_items l USING (order_id)
                WHERE o.order_status = 'COMPLETE'
                  AND strftime('%Y-%m-%d %H:%M:%f', o.order_tms) >= :from || '.000'
                  AND strftime('%Y-%m-%d %H:%M:%f', o.order_tms) <= :through || '.000'
                GROUP BY c.customer_id ORDER BY ROUND(SUM(l.unit_price * l.quantity), 2) DESC, c.customer_id LIMIT 10
                """),
    ]

    static var areThere: Bool { all.allSatisfy { FileManager.default.fileExists(atPath: $0.path) } }

    var path: String { AdoptedDatabase.data + "/" + name }

    var testDescription: String { name }

    func reportSQL(asOf: String) -> String {
        report.replacing(":from", with: "datetime('\(asOf)', '-2592000 seconds')")
            .replacing(":through", with: "datetime('\(asOf)')")
    }

    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// The data folder beside the project, or beside the folder the project is in.
    private static let data =
        ["/../shared/data", "/../../shared/data"].map { project + $0 }
        .first { FileManager.default.fileExists(atPath: $0) } ?? project
}

extension Sequence {
    /// The elements' answers, one after the other, in one list.
    fileprivate func asyncFlatMap<Answer>(_ answer: (Element) async throws -> [Answer]) async rethrows
        -> [Answer]
    {
        var answers: [Answer] = []
        for element in self { answers += try await answer(element) }
        return answers
    }
}
