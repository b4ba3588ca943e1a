import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Live totals and values that look the same")
struct TotalsCollationTests {
    @Test("see a change that the column's own collation calls none")
    func collation() async throws {
        var variant = ShopVariant.demo
        variant.tables = [
            "CREATE TABLE users (id BLOB PRIMARY KEY, username TEXT, email TEXT)",
            """
            CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id BLOB, total_amount INTEGER, status TEXT,
              created_at TEXT COLLATE NOCASE)
            """,
        ]
        variant.schema.instants = .iso8601
        variant.date = { .text($0.iso8601) }
        let shop = try await LiveShop(variant)
        let application = try shop.application()
        let user = variant.userID(1)
        try application.run(ShopStatement(sql: variant.addUser, values: [user, .text("user1"), .text("")]))
        let insert = ShopStatement(
            sql: "INSERT INTO orders VALUES (1, ?, 100, 'completed', ?)",
            values: [user, .text(shop.clock.now.iso8601)])
        try application.run(insert)
        try await shop.build()
        try await shop.expectLive()
        // SQLite reads no date with a small t.
        try application.execute("UPDATE orders SET created_at = lower(created_at)")
        let window = ReportWindow(asOf: shop.clock.now, isBounded: false)
        for source in [ReportSourceChoice.direct, .live] {
            #expect(
                try await shop.store.topSpenders(TopSpendersQuery(window: window, via: source)).spenders
                    .isEmpty)
        }
        try await shop.close()
    }
}
