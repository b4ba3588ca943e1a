import Foundation
import GRDB
import OrdersCore
import Synchronization
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

/// Builds that take long enough to be watched and stopped.
@Suite("Index builds that are watched and stopped", .timeLimit(.minutes(15)))
struct StoppedBuildTests {
    private static let orders = 300_000

    /// A shop with many orders, and a store on it.
    private func withShop(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            try DemoDatabase.create(path, Shop(users: Shop.users(3), orders: [])).close()
            try Self.fill(path)
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await body(store, path)
            try await store.close()
        }
    }

    private static func fill(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                    INSERT INTO orders (user_id, total_amount, status, created_at)
                    SELECT (SELECT MIN(id) FROM users), (i * 7919) % 100000,
                      CASE i % 10 WHEN 0 THEN 'pending' ELSE 'completed' END, 1500000000000 + (i * 104729) % 90000000
                    FROM n
                    """, arguments: [orders])
        }
        try queue.close()
    }

    @Test("tell how far they are: rows that are read first, then pages, as many as was said beforehand")
    func progress() async throws {
        try await withShop { store, _ in
            let definition = try #require(store.proposedIndexes.first)
            let preview = try await store.previewBuild(of: definition)
            let seen = Mutex<[IndexBuildProgress]>([])
            try await store.buildIndex(definition) { progress in seen.withLock { $0.append(progress) } }
            let reports = seen.withLock(\.self)
            let fractions = reports.map(\.fraction)
            #expect(fractions == fractions.sorted())
            #expect(fractions.allSatisfy { $0 > 0 && $0 < 1 })
            #expect(reports.first?.phase == .reading)
            #expect(reports.allSatisfy { $0.rows == Int64(Self.orders) && $0.rowsRead <= $0.rows })
            let bytes = try #require(try await store.indexSizes()[definition.name])
            let predicted = try #require(preview.predictedBytes)
            #expect((Double(predicted) / Double(bytes)) > 0.8 && (Double(predicted) / Double(bytes)) < 1.25)
        }
    }

    @Test("that are cancelled at any moment leave no index, an intact file, and writers free at once")
    func cancelled() async throws {
        try await withShop { store, path in
            let definition = try #require(store.proposedIndexes.first)
            // A busy machine is slower than itself.
            var longest = try await ContinuousClock().measure { try await store.buildIndex(definition) }
            try await store.dropIndex(named: definition.name)
            let plain = try DatabaseQueue(path: path)
            var random = SeededGenerator(seed: 11)
            var stopped = 0
            var waits: [Duration] = []
            while stopped < (Soak.isOn ? 1_000 : 15) {
                let start = ContinuousClock.now
                let build = Task { try await store.buildIndex(definition) }
                try await Task.sleep(for: longest * Double.random(in: 0..<1, using: &random))
                build.cancel()
                waits.append(ContinuousClock().measure { Self.takeLock(plain) })
                if case .failure(let error) = await build.result {
                    #expect(error is CancellationError, "\(error)")
                    stopped += 1
                    let names = try await store.indexes().map(\.name)
                    #expect(!names.contains(definition.name))
                } else {
                    longest = min(longest, .now - start)
                    try await store.dropIndex(named: definition.name)
                }
            }
            // Beside other tests a thread may not get its turn for a second; most do.
            #expect(waits.sorted()[waits.count * 2 / 3] < .milliseconds(500))
            let verdict = try await plain.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
            #expect(verdict == ["ok"])
            try plain.close()
            try await store.buildIndex(definition)
        }
    }

    /// As another program does that doesn't want to wait a moment longer than it must.
    private static func takeLock(_ queue: DatabaseQueue) {
        while (try? queue.inTransaction(.immediate) { _ in .rollback }) == nil { usleep(500) }
    }

    @Test("that were killed are in nobody's way: the next one begins, and nothing was left of them")
    func killed() async throws {
        try await withShop { store, _ in
            let definition = try #require(store.proposedIndexes.first)
            let dead = LeaseOwner(host: "here", processID: 7, token: "1")
            let draft = IndexBuildJob(definition, catalog: store).draft
            let left = try await store.create(
                draft, lease: JobLease(owner: dead, until: Shop.now.adding(seconds: 3_600)), at: Shop.now)
            let host = JobHost(
                owner: LeaseOwner(host: "here", processID: 8, token: "1"), now: { Shop.now },
                isDead: { $0 == dead })
            let ended = try await JobRunner(journal: store, host: host)
                .start(IndexBuildJob(definition, catalog: store))
            #expect(ended.state == .done)
            #expect(try await store.job(left.id).state == .cancelled)
        }
    }

    @Test("can be of what a person typed, if that is one index on the orders and nothing else")
    func typed() async throws {
        try await withShop { store, _ in
            let text = "(created_at DESC, status) WHERE status = 'pending'"
            let definition = try await store.definition(named: "mine", typed: text)
            try await store.buildIndex(definition)
            let built = try #require(try await store.indexes().first { $0.name == "mine" })
            #expect(built.keys.map(\.text) == ["created_at DESC", "status"])
            #expect(built.isPartial)
            for wrong in ["", "nothing", "status); DROP TABLE orders; --", "status; DROP TABLE orders"] {
                let error = await #expect(throws: OrdersError.self) {
                    try await store.definition(named: "other", typed: wrong)
                }
                #expect(error?.code == .invalidInput, "\(wrong)")
            }
            let orders = try await store.read { db, _ in try Query("SELECT COUNT(*) FROM orders").count(db) }
            #expect(orders == Self.orders)
        }
    }
}
