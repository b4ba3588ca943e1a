import Foundation
import Testing

@Suite("the archive's proof, by the binary", .enabled(if: SQLiteProgram.isThere), .timeLimit(.minutes(5)))
struct ArchiveProofBinaryTests {
    private struct Verification: Decodable {
        struct Month: Decodable {
            let month: String?
            let differs: [String]
            let archived_rows: Int
            let ledger_rows: Int
            let archived_hash: String
            let ledger_hash: String
        }

        let archived_rows: Int
        let ledger_rows: Int
        let rows_in_both: Int
        let months: [Month]
        let differences: [String]
    }

    @Test("one edited letter makes verify exit 2 and name the month, in a read-only database, too")
    func edited() async throws {
        try await withArchive { folder in
            let clean = try await run("archive verify --format json", in: folder)
            #expect(clean.exitCode == 0, "\(clean.words)")
            let rows = try verification(clean).archived_rows
            #expect(rows > 100)
            #expect(try verification(clean).ledger_rows == rows)
            let month = try await SQLiteProgram.rows(
                """
                UPDATE orders_archive SET status = status || '.' WHERE id = (SELECT MIN(id) FROM orders_archive)
                RETURNING strftime('%Y-%m', created_at / 1000, 'unixepoch')
                """, in: folder + "/shop.sqlite")
            for option in ["", "--read-only"] {
                let outcome = try await run("archive verify --format json \(option)", in: folder)
                #expect(outcome.exitCode == 2, "\(outcome.words)")
                let found = try #require(try verification(outcome).months.first)
                #expect(found.month == month.first?.first)
                #expect(found.differs == ["content"])
                #expect(found.archived_rows == found.ledger_rows)
                #expect(found.archived_hash != found.ledger_hash)
                #expect(try verification(outcome).differences.count == 1)
            }
        }
    }

    @Test("a column that main has got is added by the run, which a dry run shows and doesn't do")
    func addedColumn() async throws {
        try await withArchive { folder in
            let file = folder + "/shop.sqlite"
            let add = "ALTER TABLE orders ADD COLUMN points INTEGER DEFAULT 5"
            _ = try await SQLiteProgram.rows(add, in: file)
            let statement = "ALTER TABLE \"orders_archive\" ADD COLUMN \"points\" INTEGER DEFAULT 5;"
            let plan = try await run("archive run --older-than 1y --dry-run", in: folder)
            #expect(plan.output.contains(statement), "\(plan.output)")
            #expect(plan.output.contains("\"orders\" has got the column \"points\""))
            let count = "SELECT COUNT(*) FROM pragma_table_info('orders_archive') WHERE name = 'points'"
            #expect(try await SQLiteProgram.rows(count, in: file) == [["0"]])
            let made = try await run("archive run --older-than 1y --yes", in: folder)
            #expect(made.exitCode == 0, "\(made.words)")
            #expect(try await SQLiteProgram.rows(count, in: file) == [["1"]])
            #expect(try await run("archive verify", in: folder).exitCode == 0)
        }
    }

    private func verification(_ outcome: Binary.Outcome) throws -> Verification {
        try JSONDecoder().decode(Verification.self, from: Data(outcome.output.utf8))
    }

    private func run(_ line: String, in folder: String) async throws -> Binary.Outcome {
        try await Binary.run(line, in: folder, environment: ["ORDERTOP_DB": "shop.sqlite"])
    }

    /// A shop whose orders of more than two years are archived.
    private func withArchive(_ work: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 3000", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            let archived = try await run("archive run --yes", in: folder)
            try #require(archived.exitCode == 0, "\(archived.words)")
            try await work(folder)
        }
    }
}
