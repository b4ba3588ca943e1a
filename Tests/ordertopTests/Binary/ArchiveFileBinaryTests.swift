import Foundation
import Testing

@Suite("An archive in a file of its own, by the binary", .timeLimit(.minutes(5)))
struct ArchiveFileBinaryTests {
    private struct Status: Decodable {
        struct Holding: Decodable { let rows: Int }

        let main: Holding
        let archive: Holding
        let eligible_rows: Int
        let place: String
        let file: String?
        let trouble: String?
    }

    private func run(_ line: String, in folder: String) async throws -> Binary.Outcome {
        try await Binary.run(line, in: folder, environment: ["ORDERTOP_DB": "shop.sqlite"])
    }

    private func status(_ folder: String) async throws -> Status {
        let outcome = try await run("archive status --format json", in: folder)
        try #require(outcome.exitCode == 0, "\(outcome.words)")
        return try JSONDecoder().decode(Status.self, from: Data(outcome.output.utf8))
    }

    private func orders(_ folder: String) async throws -> String {
        let outcome = try await run("orders --route all --limit 5000 --format csv", in: folder)
        try #require(outcome.exitCode == 0, "\(outcome.words)")
        return outcome.output.split(separator: "\r\n").map {
            $0.split(separator: ",").dropLast().joined(separator: ",")
        }
        .joined(separator: "\n")
    }

    @Test("is shown in the plan, made by the run, read with main, missed when it is gone, and emptied again")
    func toAndFro() async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 3000 --years 4", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            let before = try await orders(folder)
            let first = try await status(folder)
            #expect(first.place == "table")
            #expect(first.file == nil)
            let path = folder + "/archive.sqlite"

            let plan = try await run("archive run --to archive.sqlite --dry-run", in: folder)
            #expect(plan.exitCode == 0, "\(plan.words)")
            #expect(plan.output.contains("archive.sqlite and remembers it"), "\(plan.output)")
            #expect(plan.output.contains("\"ordertop_file\".\"orders_archive\""))
            #expect(!FileManager.default.fileExists(atPath: path))

            let moved = try await run("archive run --to archive.sqlite --yes", in: folder)
            #expect(moved.exitCode == 0, "\(moved.words)")
            let then = try await status(folder)
            #expect(then.place == "file")
            #expect(then.file?.hasSuffix("/archive.sqlite") == true)
            #expect(then.archive.rows == first.eligible_rows)
            #expect(then.main.rows + then.archive.rows == 3_000)
            #expect(try await orders(folder) == before)
            #expect(try await run("archive verify", in: folder).exitCode == 0)

            for place in ["--to other.sqlite", "--to-table"] {
                let other = try await run("archive run --older-than 1y \(place) --yes", in: folder)
                #expect(other.exitCode == 1)
                #expect(other.words.contains("ordertop archive restore"), "\(other.words)")
            }
            #expect(try await run("archive run --to a.sqlite --to-table --yes", in: folder).exitCode == 64)

            try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
            for line in [
                "orders --route all", "archive verify", "archive restore --yes",
                "archive run --older-than 1y --yes",
            ] {
                let refused = try await run(line, in: folder)
                #expect(refused.exitCode == 1, "\(line): \(refused.words)")
                #expect(refused.words.contains("archive.sqlite is missing"), "\(line): \(refused.words)")
                #expect(refused.wordLines.count == 1, "\(line): \(refused.words)")
            }
            #expect(try await status(folder).trouble?.contains("is missing") == true)
            let main = try await run("orders --format json --limit 1", in: folder)
            #expect(main.exitCode == 0)
            #expect(main.output.contains("is missing"))
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path)

            #expect(try await run("archive restore --yes", in: folder).exitCode == 0)
            #expect(try await orders(folder) == before)
            #expect(try await status(folder).archive.rows == 0)

            let back = try await run("archive run --to-table --dry-run", in: folder)
            #expect(back.output.contains("beside the orders from now on"), "\(back.output)")
            #expect(try await status(folder).place == "file")
            #expect(try await run("archive run --to-table --yes", in: folder).exitCode == 0)
            let last = try await status(folder)
            #expect(last.place == "table")
            #expect(last.archive.rows == first.eligible_rows)
            #expect(try await orders(folder) == before)
        }
    }
}
