import Foundation
import TestSupport
import Testing

@Suite("Flagged orders, by the binary", .timeLimit(.minutes(5)))
struct FlagBinaryTests {
    private struct Status: Decodable {
        struct Holding: Decodable { let rows: Int }
        struct Job: Decodable {
            let stage: String?
            let waiting_for: String?
        }

        let main: Holding
        let archive: Holding
        let eligible_rows: Int
        let flagged_rows: Int
        let job: Job?
    }

    private struct Job: Decodable {
        let state: String
        let rows_done: Int
        let rows_flagged: Int?
    }

    private let environment = ["ORDERTOP_DB": "shop.sqlite"]

    private func run(_ line: String, in folder: String) async throws -> Binary.Outcome {
        try await Binary.run(line, in: folder, environment: environment)
    }

    private func status(_ folder: String) async throws -> Status {
        let outcome = try await run("archive status --format json", in: folder)
        try #require(outcome.exitCode == 0, "\(outcome.words)")
        return try JSONDecoder().decode(Status.self, from: Data(outcome.output.utf8))
    }

    /// How many orders a route shows.
    private func count(_ route: String, _ folder: String) async throws -> Int {
        let outcome = try await run("orders --route \(route) --limit 5000 --format csv", in: folder)
        try #require(outcome.exitCode == 0, "\(outcome.words)")
        return outcome.output.split(separator: "\r\n").count - 1
    }

    /// An hour of the day that is far from now.
    private var farHour: String {
        let hour = (Int(Date().timeIntervalSince1970) / 3_600 + 12) % 24
        return "\(hour < 10 ? "0" : "")\(hour):00-\(hour < 10 ? "0" : "")\(hour):59"
    }

    @Test(
        "are hidden at once, wait for their hours, are shown when the run is cancelled, and move by another one"
    )
    func flagged() async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 3000 --years 4", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            let eligible = try await status(folder).eligible_rows
            let plan = try await run("archive run --flag --dry-run", in: folder)
            #expect(plan.output.contains("INSERT INTO main.ordertop_flagged"), "\(plan.output)")
            #expect(plan.output.contains("DELETE FROM main.ordertop_flagged"))
            #expect(try await count("main", folder) == 3_000)

            let waiting = try Binary.start(
                "archive run --flag --yes --only-between \(farHour)", in: folder, environment: environment)
            var seen = try await status(folder)
            while seen.job?.waiting_for == nil { seen = try await status(folder) }
            #expect(seen.job?.stage == "moving")
            #expect(seen.flagged_rows == eligible)
            #expect(seen.main.rows == 3_000 - eligible)
            #expect(seen.archive.rows == eligible)
            #expect(try await count("main", folder) == 3_000 - eligible)
            #expect(try await count("archive", folder) == eligible)
            #expect(try await count("all", folder) == 3_000)

            let cancel = try await run("archive cancel", in: folder)
            #expect(cancel.exitCode == 0, "\(cancel.words)")
            let cancelled = try await waiting.outcome()
            #expect(cancelled.exitCode == 130)
            #expect(cancelled.words.contains("what was only flagged is main's again"), "\(cancelled.words)")
            #expect(try await count("main", folder) == 3_000)
            #expect(try await status(folder).flagged_rows == 0)

            let moved = try await run("archive run --flag --yes --format json", in: folder)
            #expect(moved.exitCode == 0, "\(moved.words)")
            let job = try #require(
                try JSONDecoder().decode([Job].self, from: Data("[\(moved.output)]".utf8)).first)
            #expect(job.state == "done" && job.rows_done == eligible && job.rows_flagged == eligible)
            #expect(try await status(folder).archive.rows == eligible)
            #expect(try await run("archive verify", in: folder).exitCode == 0)
        }
    }
}
