import GRDB
import OrdersCore
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

/// A shop whose orders change at random through a connection that knows nothing of ordertop, under a clock that
/// moves.
final class TotalsShop: Sendable {
    let store: SQLiteStore
    private let folder: TemporaryFolder
    private let application: DatabaseQueue
    private let state: Mutex<State>
    private let users: Int

    private struct State {
        var random: SeededGenerator
        var now = Shop.now
    }

    init(seed: UInt64, users: Int, orders: Int) async throws {
        folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        self.users = users
        state = Mutex(State(random: SeededGenerator(seed: seed)))
        application = try DemoDatabase.create(path, Shop(users: Shop.users(users)))
        store = try await SQLiteStore.open(path: path, mode: .readWrite)
        try await store.setUp()
        try await change(count: orders)
    }

    var now: Instant { state.withLock { $0.now } }

    func random(_ bound: Int) -> Int {
        state.withLock { Int.random(in: 0..<bound, using: &$0.random) }
    }

    func build() async throws {
        let runner = JobRunner(
            journal: store,
            host: JobHost(
                owner: LeaseOwner(host: "test", processID: 1, token: "t"), now: { self.now },
                isDead: { _ in false }))
        let record = try await runner.start(TotalsBuildJob(rows: nil, totals: store))
        try #require(record.state == .done, "\(record)")
    }

    func fold(rows: Int) async throws {
        _ = try await store.foldTotals(TotalsBatch(rows: rows, now: now))
    }

    func close() async throws {
        try await store.close()
        try application.close()
        try folder.remove()
    }

    func change(count: Int) async throws {
        for _ in 0..<count {
            let sql = statement()
            try await application.write { db in
                do { try db.execute(sql: sql) } catch let error as DatabaseError
                    where error.resultCode == .SQLITE_CONSTRAINT
                {}
            }
        }
        if random(3) == 0 { advance() }
    }

    /// Mostly forward, sometimes a little back.
    private func advance() {
        state.withLock { state in
            let seconds = Int64.random(in: -2...90_000, using: &state.random)
            state.now = state.now.adding(seconds: seconds)
        }
    }

    private func statement() -> String {
        let id = random(400) + 1
        let user = random(20) == 0 ? "NULL" : "x'\(hex(random(users + 3) + 1))'"
        let amount = random(10) == 0 ? -random(5_000) : random(9_000)
        let status = ["completed", "completed", "pending"][random(3)]
        let age = Int64([0, 29, 30, 31, 90, -5][random(6)]) * 86_400_000 + Int64(random(3) - 1)
        let created = now.milliseconds - age
        let values = "\(user), \(amount), '\(status)', \(created)"
        switch random(12) {
        case 0, 1, 2:
            return "INSERT INTO orders (user_id, total_amount, status, created_at) VALUES (\(values))"
        case 3: return "INSERT INTO orders VALUES (\(id), \(values))"
        case 4: return "INSERT OR REPLACE INTO orders VALUES (\(id), \(values))"
        case 5: return "INSERT OR IGNORE INTO orders VALUES (\(id), \(values))"
        case 6: return "UPDATE orders SET status = '\(status)' WHERE id = \(id)"
        case 7:
            return "UPDATE orders SET total_amount = \(amount), user_id = \(user) WHERE id % 50 = \(id % 50)"
        case 8: return "UPDATE orders SET created_at = \(created) WHERE id = \(id)"
        case 9: return "UPDATE OR REPLACE orders SET id = \(random(400) + 1) WHERE id = \(id)"
        case 10: return "DELETE FROM orders WHERE id = (SELECT MAX(id) FROM orders) OR id = \(id)"
        default: return "DELETE FROM users WHERE id = x'\(hex(random(users) + 1))' AND \(random(5)) = 0"
        }
    }

    private func hex(_ number: Int) -> String {
        let id: User.ID = Shop.id(number)
        guard case .uuid(let uuid) = id.value else { return "" }
        return uuid.bytes.map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    /// Compares the live report with the direct one in one snapshot, the top alone and everybody.
    func expectExact() async throws {
        let window = ReportWindow(asOf: now, isBounded: false)
        try await store.readTotals { db, reader in
            for limit in [3, 10, 1_000] {
                let live = try SourcedReport(
                    reader: reader, query: TopSpendersQuery(window: window, limit: limit, via: .auto)
                ).answer(db)
                let direct = try SourcedReport(
                    reader: reader, query: TopSpendersQuery(window: window, limit: limit, via: .direct)
                ).answer(db)
                #expect(live.spenders == direct.spenders)
                let behind = live.notice?.hasPrefix("The clock") ?? false
                #expect(live.source == .live || behind, "\(live.notice ?? "")")
            }
        }
    }
}
