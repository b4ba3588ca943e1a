import OrdersCore
import PostgresStore
import PostgresTestSupport
import TestSupport

/// Shops for tests of indexes.
enum IndexShop {
    static let small = Shop(
        users: Shop.users(3), products: Shop.products(2), orders: [Shop.order(1), Shop.order(2, user: 2)],
        views: [Shop.view(user: 1, product: 1)])

    /// Runs a body on a database of its own, after some SQL.
    static func with(
        _ sql: String = "", _ shop: Shop = small, _ body: (PostgresStoreUnderTest) async throws -> Void
    ) async throws {
        let subject = try await PostgresStoreUnderTest(shop)
        do {
            if !sql.isEmpty { try await subject.database.execute(sql) }
            try await body(subject)
            try await subject.remove()
        } catch {
            try? await subject.remove()
            throw error
        }
    }

    /// A day's orders of many days, every tenth pending, so many that no table is small.
    static func fill(_ orders: Int) -> String {
        """
        INSERT INTO users SELECT gen_random_uuid(), 'user' || n, 'user' || n || '@example.org'
        FROM generate_series(100, 2000) AS n;
        INSERT INTO orders (id, user_id, total_amount, status, created_at)
        SELECT n, ids[1 + n % array_length(ids, 1)], (n::bigint * 7919) % 10000 / 100.0,
          CASE n % 10 WHEN 0 THEN 'pending' ELSE 'completed' END,
          TIMESTAMPTZ '2026-11-22 12:00:00Z' - (\(orders) - n) * INTERVAL '4 minutes'
        FROM generate_series(1000, \(orders) + 999) AS n, (SELECT array_agg(id) AS ids FROM users) AS u;
        ANALYZE
        """
    }
}

extension PostgresStore {
    func index(_ name: String) async throws -> IndexInfo? {
        try await indexes().first { $0.name == name }
    }
}
