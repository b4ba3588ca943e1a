import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The plans of a batch")
struct MovePlanTests {
    private let everything = ArchiveSelection(direction: .archive, until: nil)

    @Test("with statistics in place no statement of a batch reads a whole table")
    func plans() async throws {
        try await withOrders(20_000) { store in
            let sql = store.sql
            let selection = ArchiveSQL(sql: sql).isSelected(everything, byID: true)
            let details = try await store.withWriter { db in
                try db.execute(sql: "ANALYZE")
                try db.execute(sql: MoveKeys.create)
                let orders = try #require(try TableShape.fetch(db, table: sql.schema.orders.table))
                let plan = MovePlan(direction: .archive, sql: sql, orders: orders, selection: selection)
                let copy = Query(plan.copy, selection.arguments.merging(["now": 1.databaseValue]) { $1 })
                let others = [plan.verify, plan.remove].map { Query($0, selection.arguments) }
                return try ([copy] + others).flatMap { try ExplainedQuery($0).lines(db).map(\.detail) }
            }
            #expect(details.contains { $0.hasPrefix("SEARCH orders USING INTEGER PRIMARY KEY") })
            #expect(!details.contains { $0.contains("BLOOM") || $0.hasPrefix("SCAN orders") }, "\(details)")
        }
    }

    /// A shop of so many orders by 5,000 users.
    private func withOrders(
        _ count: Int, _ body: (SQLiteStore) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try DemoDatabase.create(path)
            try await application.write { db in
                try db.execute(
                    sql: """
                        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                        INSERT INTO orders (id, user_id, total_amount, status, created_at)
                        SELECT i, CAST(printf('%016d', i * 7919 % 5000) AS BLOB), i, 'completed', 1 FROM n
                        """, arguments: [count])
            }
            try application.close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await body(store)
            try await store.close()
        }
    }
}
