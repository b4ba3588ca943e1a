import Foundation
import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

/// Moves orders to and fro until it is stopped, whatever happens to it.
struct RestlessMover {
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
struct ShopDiary {
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
    func begin() async throws {
        let one = ArchiveSelection(
            direction: .archive, until: ArchiveShop.cutoff, orderIDs: [Order.ID(.integer(2))])
        try await run(one)
    }

    /// Goes on with the unfinished run, or begins one in the other direction.
    func moveOn() async throws {
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

    func goOnToTheEnd() async throws {
        if try await !store.jobs(includingFinished: false).isEmpty { try await moveOn() }
        #expect(try await store.jobs(includingFinished: false).isEmpty)
        if try await store.jobs(includingFinished: true).first?.draft.kind == .restore { try await moveOn() }
        #expect(try await store.orderIDs(in: ArchiveShop.old, after: nil, limit: 1).isEmpty)
        try await expectNothingLost(after: "the end")
    }

    /// Ends the sessions that are in the middle of a transaction, on either side, and waits until they are gone.
    ///
    /// - Returns: how many there were.
    func endSessionsAtWork() async throws -> Int {
        var ended = 0
        for side in [database] + (archive.map { [$0] } ?? []) {
            ended += try await endSessionsAtWork(in: side)
        }
        return ended
    }

    private func endSessionsAtWork(in database: PostgresDatabase) async throws -> Int {
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

    /// How many runs and batches it took, for the log of a test.
    func tally() async throws -> String {
        let moved = try await database.number("SELECT SUM(rows_done)::int8 FROM ordertop_jobs")
        let runs = try await database.number("SELECT COUNT(*) FROM ordertop_jobs")
        let batches = try await database.number("SELECT number FROM ordertop_batch")
        return "\(runs) runs moved \(moved) orders" + (batches > 0 ? " in \(batches) batches" : "")
    }
}
