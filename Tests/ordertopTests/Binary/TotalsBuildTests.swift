import Foundation
import TestSupport
import Testing

/// Builds of live totals that are stopped in all ways, beside a program that changes orders.
@Suite("Builds of live totals, by the binary", .enabled(if: SQLiteProgram.isThere), .timeLimit(.minutes(5)))
struct TotalsBuildTests {
    /// Starts a build and stops it when it has counted something, at a moment when it holds no lock.
    private func stoppedBuild(_ shop: TotalsShop) async throws -> RunningProgram {
        try await RunningJob.stop(in: shop.database) {
            try Binary.start("totals enable --yes --db shop.sqlite", in: shop.folder)
        }
    }

    private func change(_ shop: TotalsShop) async throws {
        try await shop.sqlite3(
            """
            DELETE FROM orders WHERE id % 17 = 0;
            UPDATE orders SET total_amount = total_amount + 1 WHERE id % 5 = 0
            """)
    }

    @Test("a build that is killed leaves the report exact, and the same command goes on with it")
    func killed() async throws {
        try await TotalsShop.with(orders: 200_000, enabled: false) { shop in
            let build = try await stoppedBuild(shop)
            build.signal(SIGKILL)
            #expect(try await build.outcome().exitCode == -SIGKILL)
            #expect(try await shop.status().condition == "building")
            let auto = try await shop.report(via: "auto")
            #expect(auto.via == "direct")
            #expect(try await auto.lines == shop.answer(to: auto))
            #expect(try await shop.run("top --via live").exitCode == 1)
            try await change(shop)
            let unasked = try await shop.run("totals enable")
            #expect(unasked.exitCode == 1)
            #expect(unasked.words.contains("--yes"))
            let refused = try await shop.run("totals enable --rebuild --yes")
            #expect(refused.exitCode == 1)
            #expect(refused.words.contains("`ordertop totals enable` goes on with it"), "\(refused.words)")
            let ended = try await shop.succeed("totals enable --yes --format json")
            #expect(ended.output.contains("\"id\": 1"))
            #expect(ended.output.contains("\"state\": \"done\""))
            try await shop.expectExact(after: "a kill")
            #expect(try await shop.verify().exitCode == 0)
        }
    }

    @Test("Ctrl-C pauses a build, and the sentence names the command that goes on with it")
    func interrupted() async throws {
        try await TotalsShop.with(orders: 200_000, enabled: false) { shop in
            let build = try await RunningJob.interrupt(in: shop.database) {
                try Binary.start("totals enable --yes --db shop.sqlite", in: shop.folder)
            }
            let outcome = try await build.outcome()
            #expect(outcome.exitCode == 130)
            #expect(outcome.words.contains("`ordertop totals enable` goes on with it"), "\(outcome.words)")
            let disable = try await shop.run("totals disable --yes")
            #expect(disable.exitCode == 1)
            #expect(disable.words.contains("`ordertop archive cancel 1` gives it up"), "\(disable.words)")
            try await change(shop)
            let resumed = try await shop.succeed("archive resume 1")
            #expect(resumed.words.contains("is done"))
            try await shop.expectExact(after: "a pause")
        }
    }

    @Test("a build under way is held, can be cancelled from elsewhere, and disable clears what it left")
    func cancelled() async throws {
        try await TotalsShop.with(orders: 200_000, enabled: false) { shop in
            let before = try await shop.schema()
            let build = try await stoppedBuild(shop)
            let second = try await shop.run("totals enable --yes")
            #expect((second.exitCode, second.wordLines.count) == (1, 1), "\(second.words)")
            let cancel = try Binary.start("archive cancel 1 --db shop.sqlite", in: shop.folder)
            let asked = "SELECT COUNT(*) FROM ordertop_jobs WHERE request = 'cancel'"
            while try await shop.sqlite3(asked) != [["1"]] { try Task.checkCancellation() }
            build.signal(SIGCONT)
            #expect(try await cancel.outcome().exitCode == 0)
            let outcome = try await build.outcome()
            #expect(outcome.exitCode == 130)
            #expect(outcome.words.contains("`ordertop totals disable`"), "\(outcome.words)")
            try await shop.succeed("totals disable --yes")
            #expect(try await shop.schema() == before)
        }
    }
}
