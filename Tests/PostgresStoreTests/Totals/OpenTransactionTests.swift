import Dispatch
import OrdersCore
import PostgresTestSupport
import Synchronization
import TestSupport
import Testing

@testable import PostgresStore
@testable import PostgresTestSupport

@Suite("Live totals on PostgreSQL and transactions that are open")
struct OpenTransactionTests {
    private static let orders = (1...6).map { Shop.order($0, user: Int($0), cents: $0 * 100) }

    @Test("what commits after many folds is counted at once, what is rolled back never")
    func open() async throws {
        try await TotalsShop.with(orders: OpenTransactionTests.orders) { shop in
            for end in ["COMMIT", "ROLLBACK"] {
                let before = try await shop.report(.direct)
                try await shop.database.application.with { db in
                    try db.execute("BEGIN")
                    try db.execute("UPDATE orders SET total_amount = total_amount + 100 WHERE id IN (1, 2)")
                    try db.execute("DELETE FROM orders WHERE id = 3")
                    try db.execute(
                        "INSERT INTO orders SELECT id + 100, user_id, 1, status, created_at FROM orders")
                    try wait { try await OpenTransactionTests.foldWhileOpen(shop, before) }
                    try db.execute(end)
                }
                try await shop.expectLive()
                let isAsBefore = try await shop.report(.live).spenders == before.spenders
                #expect(isAsBefore == (end == "ROLLBACK"))
                try await shop.foldAll()
                try await shop.expectVerified()
                try await shop.database.execute("DELETE FROM orders WHERE id > 100")
            }
        }
    }

    /// Others' changes go in meanwhile.
    private static func foldWhileOpen(_ shop: TotalsShop, _ before: TopSpendersReport) async throws {
        for round in 0..<4 {
            #expect(try await shop.report(.live).spenders == before.spenders || round > 0)
            try await shop.database.execute(
                "UPDATE orders SET total_amount = total_amount + \(round) WHERE id = 5")
            try await shop.foldAll()
            #expect(try await shop.store.totalsStatus(at: shop.now).pendingRows == 0)
            try await shop.expectLive()
        }
        try await shop.database.execute("UPDATE orders SET total_amount = 5 WHERE id = 5")
        try await shop.foldAll()
    }

    @Test(
        "an order that two transactions change is retracted once, as the first one left it",
        arguments: [
            "DELETE FROM orders WHERE id = 1",
            "UPDATE orders SET total_amount = total_amount * 2 WHERE id = 1",
        ])
    func sameOrder(second: String) async throws {
        try await TotalsShop.with(orders: OpenTransactionTests.orders) { shop in
            let waiting = try await shop.database.application.with { db in
                try db.execute(
                    "BEGIN; UPDATE orders SET total_amount = 77, user_id = (SELECT id FROM users LIMIT 1) WHERE id = 1"
                )
                let waiting = Task { try await shop.database.execute(second) }
                let isWaiting = Query(
                    "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'transactionid')"
                )
                while try !isWaiting.isTrue(db) { try db.execute("SELECT pg_stat_clear_snapshot()") }
                try db.execute("COMMIT")
                return waiting
            }
            try await waiting.value
            try await shop.expectLive()
            try await shop.foldAll()
            try await shop.expectVerified()
        }
    }

    @Test("building waits for an open writer only shortly, and others don't queue behind it")
    func buildBesideWriter() async throws {
        let shop = try await TotalsShop(orders: OpenTransactionTests.orders)
        let job = try await shop.begunJob()
        try await shop.database.application.with { db in
            try db.execute("BEGIN; UPDATE orders SET total_amount = 4 WHERE id = 1")
            let result = try wait { await code { try await shop.store.beginTotals(job) } }
            #expect(result == .busy)
            try db.execute("COMMIT")
        }
        #expect(try await shop.condition == .absent)
        try await shop.store.beginTotals(job)
        #expect(try await shop.condition == .building)
        try await shop.remove()
    }
}

/// Waits on a session's own thread for asynchronous work.
private func wait<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
    let done = DispatchSemaphore(value: 0)
    let result = Mutex<Result<Value, any Error>?>(nil)
    Task {
        let outcome: Result<Value, any Error>
        do { outcome = .success(try await work()) } catch { outcome = .failure(error) }
        result.withLock { $0 = outcome }
        done.signal()
    }
    done.wait()
    return try #require(result.withLock { $0 }).get()
}

extension TotalsShop {
    /// The checkpoint of a build that has not begun.
    fileprivate func begunJob() async throws -> JobCheckpoint {
        let lease = JobLease(
            owner: LeaseOwner(host: "test", processID: 1, token: "totals"), until: now.adding(seconds: 600))
        let record = try await store.create(
            JobDraft(kind: .totalsBuild, title: "", parameters: [:], rowsTotal: nil), lease: lease, at: now)
        return JobCheckpoint(jobID: record.id, lease: lease, position: "folding", meter: JobMeter(), at: now)
    }
}
