import Foundation
import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Moving orders when something dies", .serialized)
struct KilledMovesTests {
    @Test("loses nothing and moves nothing twice when the process is killed, at random moments")
    func client() async throws {
        let shop = try await ArchiveShop(orders: 1_000)
        try await shop.begin()
        var random = SeededGenerator(seed: 6)
        let kills = 4 * Soak.factor
        for kill in 1...kills {
            let folder = FileManager.default.temporaryDirectory.path
            let victim = try RunningProgram(
                RunningProgram.path(ofBuilt: "PostgresMoveVictim"),
                [
                    shop.database.address, "\(ArchiveShop.cutoff.milliseconds)", "7",
                    "\(Int.random(in: 10_000..<600_000, using: &random))",
                ], in: folder)
            let outcome = try await victim.outcome()
            try #require(outcome.exitCode == -SIGKILL, "\(outcome)")
            try await shop.expectNothingLost(after: "killed process \(kill)")
        }
        try await shop.goOnToTheEnd()
        print("killed the process \(kills) times: \(try await shop.tally())")
        try await shop.remove()
    }

    @Test("loses nothing when the server ends its session, at random moments")
    func session() async throws {
        let shop = try await ArchiveShop(orders: 1_000)
        try await shop.begin()
        let diary = try ShopDiary(shop)
        var random = SeededGenerator(seed: 7)
        let kills = 5 * Soak.factor
        var ended = 0
        for kill in 1...kills {
            let mover = Mover(shop)
            try await Task.sleep(for: .microseconds(Int.random(in: 5_000..<200_000, using: &random)))
            ended += try await shop.endSessionsAtWork()
            await mover.stop()
            try await diary.write(kill)
            try await shop.expectNothingLost(after: "ended session \(kill)")
        }
        try await shop.goOnToTheEnd()
        #expect(ended > 0)
        print("ended \(ended) sessions in \(kills) trials: \(try await shop.tally())")
        try await shop.remove()
    }

    @Test("loses nothing when the server is stopped at once, at random moments")
    func server() async throws {
        let server = try PostgresServer()
        let shop = try await ArchiveShop(orders: 1_000, on: server)
        try await shop.begin()
        let diary = try ShopDiary(shop)
        var random = SeededGenerator(seed: 8)
        let kills = 3 * Soak.factor
        for kill in 1...kills {
            let mover = Mover(shop)
            async let written: Void = diary.write(kill)
            try await Task.sleep(for: .microseconds(Int.random(in: 5_000..<300_000, using: &random)))
            try? await written
            try server.control("stop -m immediate")
            await mover.stop()
            try server.control("start -l \(server.folder)/server.log")
            await shop.reconnect()
            try await shop.expectNothingLost(after: "stopped server \(kill)")
        }
        try await shop.goOnToTheEnd()
        print("stopped the server \(kills) times: \(try await shop.tally())")
        try await shop.remove()
        server.remove()
    }
}

/// Moves orders to and fro until it is stopped, whatever happens to it.
private struct Mover {
    private let task: Task<Void, Never>

    init(_ shop: ArchiveShop) {
        task = Task {
            while !Task.isCancelled {
                try? await shop.moveOn()
            }
        }
    }

    func stop() async {
        task.cancel()
        await task.value
    }
}

/// The shop's application, which edits orders and their copies in one transaction.
private struct ShopDiary {
    private let database: PostgresDatabase
    private let orders: Int

    init(_ shop: ArchiveShop) throws {
        database = shop.database
        orders = shop.orders
    }

    /// Edits an order that may be moving, if main has it, and takes a new one.
    func write(_ number: Int) async throws {
        let (edited, new) = (number * 37 % orders + 1, orders + number)
        try await database.execute(
            """
            BEGIN;
            SET LOCAL synchronous_commit = on;
            WITH edited AS (UPDATE orders SET total_amount = \(number) WHERE id = \(edited) RETURNING id)
            UPDATE diary SET total_amount = \(number) WHERE id IN (SELECT id FROM edited);
            INSERT INTO orders VALUES (\(new), NULL, 1, 'completed', '2020-01-01');
            INSERT INTO diary VALUES (\(new), NULL, 1, 'completed', '2020-01-01');
            COMMIT
            """)
    }
}

extension ArchiveShop {
    /// The archive's tables for children are made by a first run.
    fileprivate func begin() async throws {
        let one = ArchiveSelection(
            direction: .archive, until: ArchiveShop.cutoff, orderIDs: [Order.ID(.integer(2))])
        try await run(one)
    }

    /// Goes on with the unfinished run, or begins one in the other direction.
    fileprivate func moveOn() async throws {
        let last = try await store.jobs(includingFinished: true).first
        let runner = ArchiveShop.runner(store, token: UUID().uuidString)
        if let last, !last.state.isFinal {
            _ = try await runner.resume(job(last.draft.kind == .restore), id: last.id)
        } else {
            _ = try await runner.start(job(last?.draft.kind == .archive))
        }
    }

    private func job(_ isRestore: Bool) -> MoveJob {
        ArchiveShop.job(isRestore ? ArchiveShop.back : ArchiveShop.old, store, batch: 7)
    }

    fileprivate func goOnToTheEnd() async throws {
        if try await !store.jobs(includingFinished: false).isEmpty { try await moveOn() }
        #expect(try await store.jobs(includingFinished: false).isEmpty)
        if try await store.jobs(includingFinished: true).first?.draft.kind == .restore { try await moveOn() }
        #expect(try await store.orderIDs(in: ArchiveShop.old, after: nil, limit: 1).isEmpty)
        try await expectNothingLost(after: "the end")
    }

    /// Ends the sessions that are in the middle of a transaction, and waits until they are gone.
    ///
    /// - Returns: how many there were.
    fileprivate func endSessionsAtWork() async throws -> Int {
        let ended = try await database.rows(
            """
            SELECT pid::text, pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
            """)
        let list = ended.compactMap { $0.first ?? nil }.joined(separator: ", ")
        while !ended.isEmpty,
            try await database.number("SELECT COUNT(*) FROM pg_stat_activity WHERE pid IN (\(list))") > 0
        {}
        return ended.count
    }

    /// Lets go of the application's sessions that ended with the server.
    fileprivate func reconnect() async {
        for _ in 1...20 { _ = try? await database.number("SELECT 1") }
        for _ in 1...20 { _ = try? await store.flaggedRows() }
    }

    /// How many runs and batches it took, for the log of a test.
    fileprivate func tally() async throws -> String {
        let moved = try await database.number("SELECT SUM(rows_done)::int8 FROM ordertop_jobs")
        let runs = try await database.number("SELECT COUNT(*) FROM ordertop_jobs")
        return "\(runs) runs moved \(moved) orders"
    }
}
