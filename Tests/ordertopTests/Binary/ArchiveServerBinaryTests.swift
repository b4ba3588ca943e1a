import Foundation
import PostgresTestSupport
import Testing

@Suite("An archive in another database, by the binary", .timeLimit(.minutes(5)))
struct ArchiveServerBinaryTests {
    private struct Status: Decodable {
        struct Holding: Decodable { let rows: Int }

        let main: Holding
        let archive: Holding
        let eligible_rows: Int
        let place: String
        let server: String?
        let trouble: String?
    }

    @Test(
        "is shown in the plan, made by the run, read with main, and emptied again; a password is never kept")
    func toAndFro() async throws {
        let shop = try await PostgresDatabase()
        let archive = try await PostgresDatabase(beside: shop)
        try await withTemporaryFolder { folder in
            func run(_ line: String, to place: String? = nil) async throws -> Binary.Outcome {
                try await Binary.run(
                    line, place.map { ["--to", $0] } ?? [], in: folder,
                    environment: ["ORDERTOP_DB": shop.address])
            }
            func status() async throws -> Status {
                let outcome = try await run("archive status --format json")
                try #require(outcome.exitCode == 0, "\(outcome.words)")
                #expect(!outcome.output.contains("s3cret"))
                return try JSONDecoder().decode(Status.self, from: Data(outcome.output.utf8))
            }
            let made = try await run("generate --orders 3000 --years 4")
            try #require(made.exitCode == 0, "\(made.words)")
            let first = try await status()
            #expect(first.place == "table" && first.server == nil)

            let place = archive.address + " password=s3cret"
            let plan = try await run("archive run --dry-run", to: place)
            #expect(plan.exitCode == 0, "\(plan.words)")
            #expect(plan.output.contains("and remembers it as this database's archive"), "\(plan.output)")
            #expect(!plan.output.contains("s3cret"))
            let moved = try await run("archive run --yes", to: place)
            #expect(moved.exitCode == 0, "\(moved.words)")
            let then = try await status()
            #expect(then.place == "server")
            #expect(then.server?.contains("dbname=\(archive.name)") == true)
            #expect(then.archive.rows == first.eligible_rows)
            #expect(then.main.rows + then.archive.rows == 3_000)
            #expect(try await run("archive verify").exitCode == 0)
            #expect(try await run("doctor").exitCode == 0)

            let file = try await run("archive run --older-than 1y --yes", to: "archive.sqlite")
            #expect(file.exitCode == 1)
            #expect(file.wordLines.count == 1 && file.words.contains("not in a file"), "\(file.words)")
            #expect(try await run("archive restore --yes").exitCode == 0)
            #expect(try await status().archive.rows == 0)
            #expect(try await run("archive run --to-table --yes").exitCode == 0)
            #expect(try await status().place == "table")
        }
        try await archive.remove()
        try await shop.remove()
    }

    @Test("isn't what a file's archive can be in")
    func sqlite() async throws {
        try await withTemporaryFolder { folder in
            _ = try await Binary.run("generate --db shop.sqlite --orders 300 --years 4", in: folder)
            let refused = try await Binary.run(
                "archive run --db shop.sqlite --to postgres://nowhere/archive --yes", in: folder)
            #expect(refused.exitCode == 1)
            #expect(refused.wordLines.count == 1 && refused.words.contains("name a file"), "\(refused.words)")
        }
    }
}
