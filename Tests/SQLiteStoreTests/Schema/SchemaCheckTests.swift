import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("A schema that doesn't fit")
struct SchemaCheckTests {
    @Test("names the absent column and those that exist")
    func absentColumn() async throws {
        let message = try await mismatch { $0.orders.total = .column("amount") }
        #expect(message.contains("no column \"amount\""))
        #expect(message.contains("id, user_id, total_amount, status, created_at"))
    }

    @Test("names the absent table and those that exist")
    func absentTable() async throws {
        let message = try await mismatch { $0.users.table = "people" }
        #expect(message.contains("no table \"people\""))
        #expect(message.contains("orders, products, user_product_views, users"))
    }

    @Test(
        "refuses expressions that aren't one value over a row",
        arguments: [
            "nothing + 1", "total_amount +", "1) FROM orders; DELETE FROM orders --", "?", "total_amount, 1",
        ])
    func expressions(sql: String) async throws {
        let message = try await mismatch { $0.orders.total = .expression(sql) }
        #expect(message.contains("\"orders\""))
    }

    @Test("refuses another engine's instants, and tables that are the same")
    func values() async throws {
        #expect(try await mismatch { $0.instants = .native }.contains("native"))
        #expect(try await mismatch { $0.archiveTable = "Orders" }.contains("different tables"))
        #expect(try await mismatch { $0.orders.status = nil }.contains("status"))
    }

    @Test("may lack products and views, which are then unavailable with a reason")
    func optionalTables() async throws {
        try await inFolder { folder in
            try DemoDatabase.create(folder.path("demo.sqlite")).close()
            var schema = OrdersSchema.standard
            schema.views?.table = "clicks"
            let store = try await SQLiteStore.open(path: folder.path("demo.sqlite"), schema: schema)
            #expect(store.availability(of: .listViews).reason == "there is no table \"clicks\"")
            await #expect(throws: OrdersError.self) {
                try await store.recentViews(of: Shop.id(1), limit: 5)
            }
            try await store.close()
        }
    }

    /// The message of the mismatch that a changed standard schema leads to.
    private func mismatch(_ change: (inout OrdersSchema) -> Void) async throws -> String {
        var schema = OrdersSchema.standard
        change(&schema)
        let folder = try TemporaryFolder()
        defer { try? folder.remove() }
        try DemoDatabase.create(folder.path("demo.sqlite")).close()
        do {
            try await SQLiteStore.open(path: folder.path("demo.sqlite"), schema: schema).close()
            return "it fits"
        } catch let error as OrdersError {
            #expect(error.code == .schemaMismatch)
            return error.message
        }
    }
}
