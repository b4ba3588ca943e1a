import Foundation
import TestSupport
import Testing

/// An archive run end to end, in real processes that are paused and killed.
@Suite("Jobs, by the binary", .enabled(if: SQLiteProgram.isThere), .timeLimit(.minutes(5)))
struct JobBinaryTests {
    private struct Job: Decodable {
        let id: Int
        let state: String
        let rows_done: Int
        let rows_total: Int?
    }

    private func withShop(_ work: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 60000", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            try await work(folder)
        }
    }

    /// Makes each order take long to archive, by an index of the archive that is slow to reckon: a run is still at
    /// it when the next command comes, however fast it has become and whatever else the machine does.
    private func slowDown(_ folder: String) async throws {
        _ = try await SQLiteProgram.rows(
            "CREATE INDEX slow ON orders_archive (length(replace(hex(zeroblob(50000)), '00', created_at)))",
            in: folder + "/shop.sqlite")
    }

    private func speedUp(_ folder: String) async throws {
        _ = try await SQLiteProgram.rows("DROP INDEX slow", in: folder + "/shop.sqlite")
    }

    private func run(_ line: String, in folder: String) async throws -> Binary.Outcome {
        try await Binary.run(line, in: folder, environment: ["ORDERTOP_DB": "shop.sqlite"])
    }

    /// What main and archive hold together: ids, money and dates, each order once.
    private func holdings(_ folder: String) async throws -> [[String]] {
        try await SQLiteProgram.rows(
            """
            SELECT COUNT(*), COUNT(DISTINCT id), SUM(total_amount), SUM(created_at), SUM(id * length(status)) FROM (
              SELECT id, total_amount, created_at, status FROM orders
              UNION ALL SELECT id, total_amount, created_at, status FROM orders_archive)
            """, in: folder + "/shop.sqlite")
    }

    private func archived(_ folder: String) async throws -> Int {
        let rows = try await SQLiteProgram.rows(
            "SELECT COUNT(*) FROM orders_archive", in: folder + "/shop.sqlite")
        return try #require(rows.first?.first.flatMap { Int($0) })
    }

    private func jobs(_ folder: String) async throws -> [Job] {
        let outcome = try await run("jobs --all --format json", in: folder)
        try #require(outcome.exitCode == 0, "\(outcome.words)")
        return try JSONDecoder().decode([Job].self, from: Data(outcome.output.utf8))
    }

    /// Starts a slow run and waits until it has moved something.
    private func startRun(_ folder: String) async throws -> RunningProgram {
        try await slowDown(folder)
        let program = try Binary.start(
            "archive run --older-than 1y --max-writer-stall 1ms --yes", in: folder,
            environment: ["ORDERTOP_DB": "shop.sqlite"])
        try await RunningJob.waitUntilMoved(moreThan: 0, in: folder + "/shop.sqlite")
        return program
    }

    @Test("a run that is paused, killed and resumed moves everything once and loses nothing")
    func pausedKilledResumed() async throws {
        try await withShop { folder in
            let before = try await holdings(folder)
            let first = try await startRun(folder)
            let pause = try await run("archive pause --format json", in: folder)
            #expect(pause.exitCode == 0, "\(pause.words)")
            #expect(pause.output.contains("\"state\": \"paused\""))
            let paused = try await first.outcome()
            #expect(paused.exitCode == 130)
            #expect(paused.words.contains("ordertop archive resume"))
            #expect(try await holdings(folder) == before)

            let again = try await run("archive run --yes", in: folder)
            #expect(again.exitCode == 1)
            #expect(again.words.contains("`ordertop archive resume`"))

            let second = try Binary.start(
                "archive resume", in: folder, environment: ["ORDERTOP_DB": "shop.sqlite"])
            let already = try await archived(folder)
            try await RunningJob.waitUntilMoved(moreThan: already, in: folder + "/shop.sqlite")
            second.signal(SIGKILL)
            #expect(try await second.outcome().exitCode == -SIGKILL)
            #expect(try await holdings(folder) == before)
            #expect(try await jobs(folder).first?.state == "interrupted")

            try await speedUp(folder)
            let third = try await run("archive resume", in: folder)
            #expect(third.exitCode == 0, "\(third.words)")
            let job = try #require(try await jobs(folder).first)
            #expect(job.state == "done")
            #expect(job.rows_done == job.rows_total)
            #expect(try await archived(folder) == job.rows_done)
            #expect(try await holdings(folder) == before)
            #expect(try await run("archive verify", in: folder).exitCode == 0)

            let restore = try await run("archive restore --yes", in: folder)
            #expect(restore.exitCode == 0, "\(restore.words)")
            #expect(try await archived(folder) == 0)
            #expect(try await holdings(folder) == before)
        }
    }

    @Test(
        "Ctrl-C pauses a run at a checkpoint, says how to resume and exits 130",
        arguments: [SIGINT, SIGTERM, SIGHUP])
    func interrupted(_ signal: Int32) async throws {
        try await withShop { folder in
            let before = try await holdings(folder)
            let program = try await startRun(folder)
            program.signal(signal)
            let outcome = try await program.outcome()
            #expect(outcome.exitCode == 130)
            #expect(outcome.words.contains("`ordertop archive resume` goes on with it"))
            #expect(try await jobs(folder).first?.state == "paused")
            #expect(try await holdings(folder) == before)
            let cancel = try await run("archive cancel", in: folder)
            #expect(cancel.exitCode == 0, "\(cancel.words)")
            #expect(try await jobs(folder).first?.state == "cancelled")
        }
    }

    @Test("a second run is refused while the first runs")
    func held() async throws {
        try await withShop { folder in
            let program = try await startRun(folder)
            let second = try await run("archive run --yes", in: folder)
            #expect(second.exitCode == 1)
            #expect(second.wordLines.count == 1)
            let resume = try await run("archive resume", in: folder)
            #expect(resume.exitCode == 1)
            #expect(resume.wordLines.count == 1)
            _ = try await run("archive cancel", in: folder)
            #expect(try await program.outcome().exitCode == 130)
        }
    }

    @Test("a dry run prints the plan and changes nothing")
    func dryRun() async throws {
        try await withShop { folder in
            let lines = [
                "archive run", "archive run --older-than 1y", "indexes build orders_report", "teardown",
                "views sweep --keep 2",
            ]
            for line in lines {
                let outcome = try await run("\(line) --dry-run", in: folder)
                #expect(outcome.exitCode == 0, "\(line): \(outcome.words)")
                #expect(outcome.output.hasPrefix("Plan: "), "\(line)")
                #expect(outcome.output.contains(";"), "\(line)")
            }
            #expect(try await archived(folder) == 0)
            #expect(try await jobs(folder).isEmpty)
        }
    }

    @Test("nothing eligible is nothing to do")
    func nothingEligible() async throws {
        try await withShop { folder in
            let outcome = try await run("archive run --older-than 50y --yes", in: folder)
            #expect(outcome.exitCode == 0)
            #expect(outcome.words.hasPrefix("Nothing to do"))
        }
    }

    @Test("an index is built and dropped, and the list knows it")
    func indexes() async throws {
        try await withShop { folder in
            #expect(try await run("indexes build orders_report --yes", in: folder).exitCode == 0)
            let plan = try await run("plan --format json", in: folder)
            #expect(plan.output.contains("\"access\": \"index only\""))
            #expect(try await run("indexes build orders_report --yes", in: folder).exitCode == 1)
            #expect(try await run("indexes drop orders_report --yes", in: folder).exitCode == 0)
            let list = try await run("indexes list --format csv", in: folder)
            #expect(list.output.contains("orders_report,orders,,,,false"))
        }
    }

    @Test("an index build that is killed leaves nothing behind, and the next one just begins")
    func killedBuild() async throws {
        try await withShop { folder in
            _ = try await SQLiteProgram.rows(
                """
                INSERT INTO orders (user_id, total_amount, status, created_at)
                SELECT user_id, total_amount, status, created_at FROM orders, json_each('[1, 2, 3, 4, 5]')
                """, in: folder + "/shop.sqlite")
            // On a busy machine a build may be through before this process gets its turn.
            while try await !killDuringBuild(in: folder) {
                #expect(try await run("indexes drop orders_report --yes", in: folder).exitCode == 0)
            }
            let file = folder + "/shop.sqlite"
            #expect(try await SQLiteProgram.rows("PRAGMA integrity_check", in: file) == [["ok"]])
            #expect(try await run("indexes build orders_report --yes", in: folder).exitCode == 0)
            #expect(try await jobs(folder).prefix(2).map(\.state) == ["done", "cancelled"])
        }
    }

    /// Starts a build and kills its process once the job is entered; false when the index was there before that.
    private func killDuringBuild(in folder: String) async throws -> Bool {
        let entered = try await jobs(folder).count
        let program = try Binary.start(
            "indexes build orders_report --yes", in: folder, environment: ["ORDERTOP_DB": "shop.sqlite"])
        while try await jobs(folder).count == entered {}
        program.signal(SIGKILL)
        let isKilled = try await program.outcome().exitCode == -SIGKILL
        let built = "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'orders_report'"
        let isThere = try await SQLiteProgram.rows(built, in: folder + "/shop.sqlite") != [["0"]]
        return isKilled && !isThere
    }

    @Test("a sweep keeps each user's newest views")
    func sweep() async throws {
        try await withShop { folder in
            let outcome = try await run("views sweep --keep 3 --yes", in: folder)
            #expect(outcome.exitCode == 0, "\(outcome.words)")
            let most = try await SQLiteProgram.rows(
                "SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM user_product_views GROUP BY user_id)",
                in: folder + "/shop.sqlite")
            #expect(most == [["3"]])
        }
    }
}
