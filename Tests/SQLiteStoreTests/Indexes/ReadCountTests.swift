import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Rows that a query reads")
struct ReadCountTests {
    @Test("are all of them without an index, and those in its range with one")
    func report() async throws {
        try await withStore("DROP INDEX orders_user_created") { store in
            #expect(try await store.rowsRead(by: .top, at: Shop.now) == 300)
            #expect(try await store.rowsRead(by: .orders, at: Shop.now) == 300)
            try await store.buildIndex(try #require(store.proposedIndexes.first))
            let plan = try await store.plan(of: .top, measured: true, at: Shop.now)
            #expect(plan.access == .indexOnly)
            // Every other one is completed, and the window takes in 30.
            #expect(try await store.rowsRead(by: .top, at: Shop.now) == 15)
        }
    }

    @Test("end where a limit ends the query")
    func limit() async throws {
        try await withStore("") { store in
            var read: [KnownQuery: Int64] = [:]
            for query in KnownQuery.allCases {
                read[query] = try await store.rowsRead(by: query, at: Shop.now)
            }
            let known = [KnownQuery.orders, .views, .users].map { read[$0] }
            #expect(known == [100, 2, 0])
        }
    }

    @Test("leave the plan and the next measurement alone")
    func plan() async throws {
        try await withStore("") { store in
            for query in KnownQuery.allCases {
                let before = try await store.plan(of: query, measured: true, at: Shop.now)
                #expect(try await store.rowsRead(by: query, at: Shop.now) != nil)
                let after = try await store.plan(of: query, measured: true, at: Shop.now)
                #expect(after.nodes == before.nodes)
                #expect(after.measurement?.rowsReturned == before.measurement?.rowsReturned)
            }
        }
    }

    @Test("aren't known of a view")
    func view() async throws {
        let sql = "ALTER TABLE orders RENAME TO sales; CREATE VIEW orders AS SELECT * FROM sales"
        try await withStore(sql) { store in
            let read = try await store.rowsRead(by: .top, at: Shop.now)
            #expect(read == nil)
        }
    }

    /// 300 orders of one user, one a day, every other one completed.
    private let shop = Shop(
        users: Shop.users(1), products: Shop.products(2),
        orders: (1...300).map { number in
            Shop.order(
                Int64(number), status: number.isMultiple(of: 2) ? "completed" : "pending",
                at: Shop.now.adding(seconds: Int64(-number) * 86_400))
        }, views: (1...2).map { Shop.view(user: 1, product: $0) })

    private func withStore(_ sql: String, _ body: (SQLiteStore) async throws -> Void) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let queue = try DemoDatabase.create(path, shop)
            try await queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
            try queue.close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await body(store)
            try await store.close()
        }
    }
}
