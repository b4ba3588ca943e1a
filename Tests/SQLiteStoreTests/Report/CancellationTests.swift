import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Cancelling")
struct CancellationTests {
    /// A total that takes SQLite minutes for each order.
    private static let endless = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000)
        SELECT COUNT(*) FROM n
        """

    @Test("a report stops SQLite's work at once", .timeLimit(.minutes(5)))
    func report() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            try DemoDatabase.create(path, Shop(users: Shop.users(1), orders: [Shop.order(1)])).close()
            var schema = OrdersSchema.standard
            schema.orders.total = .expression(CancellationTests.endless)
            let store = try await SQLiteStore.open(path: path, schema: schema)
            let query = TopSpendersQuery(window: ReportWindow(asOf: Shop.now, isBounded: false))
            let started = AsyncStream<Void>.makeStream()
            let task = Task {
                try await store.read { db, sql in
                    started.continuation.finish()
                    return try DirectReport(sql: sql, query: query).spenders(db)
                }
            }
            for await _ in started.stream {}
            // The other connections answer while one is busy.
            #expect(try await store.overview().orders == 1)
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            // Closing waits for running work, so it ends only when SQLite has stopped.
            try await store.close()
        }
    }

    @Test("an index build leaves no part of it, and writers are free", .timeLimit(.minutes(5)))
    func indexBuild() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            try DemoDatabase.create(path, Shop(users: Shop.users(1), orders: [Shop.order(1)])).close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            let definition = try #require(store.proposedIndexes.first)
            let application = try DatabaseQueue(path: path)
            let started = AsyncStream<Void>.makeStream()
            let task = Task {
                try await store.write { db, _ in
                    try db.execute(sql: definition.statement)
                    started.continuation.finish()
                    _ = try Row.fetchAll(db, sql: CancellationTests.endless)
                }
            }
            for await _ in started.stream {}
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await application.write { db in
                try db.execute(sql: "INSERT INTO users VALUES (x'01', '', '')")
            }
            #expect(try await !store.indexes().contains { $0.name == definition.name })
            try application.close()
            try await store.close()
        }
    }

    @Test("waiting for another program's lock ends at once", .timeLimit(.minutes(5)))
    func waiting() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try DemoDatabase.create(
                path, Shop(users: Shop.users(1), products: Shop.products(1)))
            let connections = Connections(file: DatabaseFile(path), busyTimeout: .seconds(3_600))
            let store = try await SQLiteStore.open(connections, schema: .standard, mode: .readWrite)
            try await store.setUp()
            try await application.writeWithoutTransaction { db in try db.execute(sql: "BEGIN IMMEDIATE") }
            let task = Task { try await store.record(Shop.view(user: 1, product: 1), keeping: .standard) }
            task.cancel()
            await #expect(throws: CancellationError.self) { try await task.value }
            try await application.writeWithoutTransaction { db in try db.execute(sql: "ROLLBACK") }
            try application.close()
            try await store.close()
        }
    }
}
