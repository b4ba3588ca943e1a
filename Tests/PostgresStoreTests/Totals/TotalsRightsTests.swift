import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore
@testable import PostgresTestSupport

@Suite("Roles and live totals on PostgreSQL")
struct TotalsRightsTests {
    private static let orders = (1...6).map { Shop.order($0, user: Int($0), cents: $0 * 100) }

    @Test("a shop's role that knows nothing of ordertop's tables writes as before, and what it writes counts")
    func shop() async throws {
        try await withRole("GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON orders TO role") { shop, role in
            let sessions = ConnectionPool(try ServerAddress(shop.address(role)), most: 1, settings: "")
            try await sessions.with { db in
                try db.execute("SET search_path = pg_catalog, public")
                try db.execute("UPDATE public.orders SET total_amount = 9 WHERE id = 1")
                try db.execute("DELETE FROM public.orders WHERE id = 2")
                #expect(throws: PostgresError.self) {
                    try db.execute("SELECT * FROM public.ordertop_totals_pending")
                }
                #expect(throws: PostgresError.self) {
                    try db.execute("DELETE FROM public.ordertop_totals_pending")
                }
            }
            sessions.close()
            #expect(try await shop.store.totalsStatus(at: shop.now).pendingRows == 2)
            try await shop.expectLive()
        }
    }

    @Test("a role that may only read the shop gets the direct report, and is told which right is missing")
    func reader() async throws {
        try await withRole(
            "GRANT SELECT ON orders, users, products, user_product_views, ordertop_meta TO role"
        ) { shop, role in
            let store = try await PostgresStore.open(
                try ServerAddress(shop.address(role)), mode: .readWriteIfSetUp)
            try await shop.expectDirect("SELECT", by: store)
            #expect(store.availability(of: .keepTotals) != .available)
            try await shop.database.execute(
                "GRANT SELECT ON ordertop_totals, ordertop_totals_pending, ordertop_totals_counted, user_spending_30d TO \(role)"
            )
            let report = try await shop.report(.live, by: store)
            #expect(report.source == .live)
            #expect(try await shop.report(.direct).spenders == report.spenders)
            try await store.close()
        }
    }

    @Test("a role that doesn't own the orders can't build them, and is told who can")
    func notOwner() async throws {
        try await withRole(
            "GRANT ALL ON SCHEMA public TO role; GRANT ALL ON ALL TABLES IN SCHEMA public TO role"
        ) {
            shop, role in
            let store = try await PostgresStore.open(try ServerAddress(shop.address(role)), mode: .readWrite)
            #expect(
                store.availability(of: .keepTotals).reason?.contains("belongs to the role postgres") == true)
            let preview = try await store.previewTotals(.build)
            #expect(preview.obstacles.contains { $0.contains("postgres") })
            try await store.close()
        }
    }

    /// A shop with live totals and a role of the server's that has some rights on it.
    private func withRole(
        _ grants: String, _ body: (TotalsShop, String) async throws -> Void
    ) async throws {
        try await TotalsShop.with(orders: TotalsRightsTests.orders) { shop in
            let role = "role_\(shop.database.name)"
            try await shop.database.execute(
                "CREATE ROLE \(role) LOGIN; \(grants.replacing(" role", with: " \(role)"))")
            do { try await body(shop, role) } catch {
                try? await shop.database.execute("DROP OWNED BY \(role); DROP ROLE \(role)")
                throw error
            }
            try await shop.database.execute("DROP OWNED BY \(role); DROP ROLE \(role)")
        }
    }
}

extension TotalsShop {
    fileprivate func address(_ role: String) -> String {
        database.address.replacing("user=postgres", with: "user=\(role)")
    }
}
