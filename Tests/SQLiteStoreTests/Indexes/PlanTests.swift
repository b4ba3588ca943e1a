import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Plans on SQLite")
struct PlanTests {
    @Test("searching users by the start of a name or address reads an index")
    func directory() async throws {
        try await withStore { store in
            let plan = try await store.plan(of: .users, measured: true, at: Shop.now)
            #expect(Set(plan.indexNames) == ["users_username", "users_email"])
            #expect(plan.access == .index)
            #expect(!plan.nodes.contains { $0.scansTable || $0.detail.contains("TEMP B-TREE") })
        }
    }

    @Test("listing a user's views reads one index and sorts nothing")
    func views() async throws {
        try await withStore { store in
            let plan = try await store.plan(of: .views, measured: false, at: Shop.now)
            #expect(plan.indexNames == ["user_product_views_recent"])
            #expect(!plan.nodes.contains { $0.detail.contains("TEMP B-TREE") })
        }
    }

    @Test("a user's orders by date sort nothing, in main and in the archive")
    func orders() async throws {
        try await withStore { store in
            let plans = try await store.read { db, sql in
                try OrderPlace.allCases.flatMap { place in
                    let query = OrderHistoryQuery(userID: Shop.id(1))
                    let statement = HistorySQL(sql: sql).orders(query, in: place, skipsThoseInMain: false)
                    return try ExplainedQuery(statement).lines(db).map(\.detail)
                }
            }
            #expect(plans.count == 2)
            #expect(plans.allSatisfy { $0.contains("_user_created") }, "\(plans)")
        }
    }

    // A table of a few rows may be read and sorted instead, and that is right.
    @Test("orders to move are walked by id whatever indexes there are")
    func walk() async throws {
        try await withStore { store in
            for definition in store.proposedIndexes where definition.name != "orders_user_created" {
                try await store.buildIndex(definition)
            }
            let selection = ArchiveSelection(direction: .archive, until: Shop.now)
            let lines = try await store.read { db, sql in
                let query = ArchiveSQL(sql: sql).next(in: selection, after: Order.ID(.integer(5)), limit: 10)
                return try ExplainedQuery(query).lines(db).map(\.detail)
            }
            #expect(lines == ["SEARCH orders USING INTEGER PRIMARY KEY (rowid>?)"])
        }
    }

    @Test("the partial index serves the report, because statuses are literals")
    func partial() async throws {
        try await withStore { store in
            let definition = try #require(
                store.proposedIndexes.first { $0.name == "orders_completed_created" })
            try await store.dropIndex(named: "orders_user_created")
            try await store.buildIndex(definition)
            let plan = try await store.plan(of: .top, measured: false, at: Shop.now)
            #expect(plan.indexNames.contains("orders_completed_created"))
        }
    }

    @Test("an index that a constraint needs can't be dropped")
    func constraint() async throws {
        try await withStore { store in
            try await store.write { db, _ in
                try db.execute(
                    sql: "DROP TABLE products; CREATE TABLE products (id BLOB PRIMARY KEY, name, price)")
            }
            do {
                try await store.dropIndex(named: "sqlite_autoindex_products_1")
                Issue.record("the index was dropped")
            } catch let error as OrdersError {
                #expect(error.code == .unsupported)
            }
        }
    }

    private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let orders = (1...200).map { Shop.order(Int64($0), user: $0 % 3 + 1) }
            let shop = Shop(users: Shop.users(3), orders: orders)
            try DemoDatabase.create(path, shop).close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await body(store)
            try await store.close()
        }
    }
}
