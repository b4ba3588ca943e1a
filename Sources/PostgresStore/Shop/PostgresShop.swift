public import OrdersCore

/// A shop's application on a generated database: one session, plain SQL, nothing of ordertop's.
public struct PostgresShop: ShopConnection {
    private let errors: ErrorMapping
    private let pool: ConnectionPool

    /// Opens a generated shop for writing.
    ///
    /// - Throws: `OrdersError`: `unreachable`, `schemaMismatch` when it isn't a generated shop.
    public static func open(_ address: ServerAddress) async throws -> PostgresShop {
        let shop = PostgresShop(
            errors: ErrorMapping(name: address.name, role: ""),
            pool: ConnectionPool(address, most: 1, settings: ""))
        do {
            try await shop.errors.run {
                try await shop.pool.with { db in try LoadGround.checkColumns(db, address.name) }
            }
        } catch {
            shop.pool.close()
            throw error
        }
        return shop
    }

    public func sampleUserIDs(limit: Int) async throws -> [User.ID] {
        let latestBuyers = """
            SELECT user_id FROM (SELECT user_id FROM orders ORDER BY id DESC LIMIT :limit) AS latest
            WHERE user_id IN (SELECT id FROM users)
            """
        let arguments = ["limit": PostgresValue.int(Int64(limit))]
        return try await run { db in
            let buyers = try Query(latestBuyers, arguments).rows(db)
            let rows =
                buyers.isEmpty ? try Query("SELECT id FROM users LIMIT :limit", arguments).rows(db) : buyers
            return rows.compactMap { User.ID($0[0]) }
        }
    }

    /// The ids are random, so the first of them are from all over the table.
    public func sampleProducts(limit: Int) async throws -> [Product] {
        try await run { db in
            try Query(
                "SELECT id, name, (price * 100)::int8 FROM products ORDER BY id LIMIT :limit",
                ["limit": .int(Int64(limit))]
            ).rows(db).compactMap { row in
                Product.ID(row[0]).map {
                    Product(id: $0, name: row.text(1), price: Money(minorUnits: row.int(2)))
                }
            }
        }
    }

    public func placeOrder(
        userID: User.ID, total: Money, status: String, at instant: Instant
    ) async throws -> Order.ID {
        let query = Query(
            """
            INSERT INTO orders (user_id, total_amount, status, created_at)
            VALUES (:user, :cents::numeric / 100, :status, :at) RETURNING id
            """,
            [
                "user": PostgresValue(userID.value, as: .uuid), "cents": .int(total.minorUnits),
                "status": .text(status), "at": .instant(instant),
            ])
        return try await run { db in Order.ID(.integer(try query.count(db))) }
    }

    public func setStatus(_ status: String, of orderID: Order.ID) async throws {
        let query = Query(
            "UPDATE orders SET status = :status WHERE id = :id",
            ["status": .text(status), "id": PostgresValue(orderID.value, as: .integer)])
        _ = try await run { db in try query.run(db) }
    }

    public func recordView(_ view: ProductView) async throws {
        let arguments: [String: PostgresValue] = [
            "user": PostgresValue(view.userID.value, as: .uuid),
            "product": PostgresValue(view.productID.value, as: .uuid), "at": .instant(view.viewedAt),
            "keep": .int(Int64(RetentionPolicy.standard.keep)),
        ]
        try await run { db in
            try db.transaction(.write) {
                try Query(PostgresShop.recordView, arguments).run(db)
                try Query(PostgresShop.keepNewest, arguments).run(db)
            }
        }
    }

    public func close() async throws { pool.close() }

    private func run<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        try await errors.run { try await pool.with(body) }
    }

    /// The newest instant wins.
    private static let recordView = """
        INSERT INTO user_product_views AS kept (user_id, product_id, viewed_at) VALUES (:user, :product, :at)
        ON CONFLICT (user_id, product_id) DO UPDATE SET viewed_at = excluded.viewed_at
        WHERE excluded.viewed_at > kept.viewed_at
        """

    /// Of two views at the same instant the lower product id stays.
    private static let keepNewest = """
        DELETE FROM user_product_views WHERE user_id = :user AND product_id IN (
          SELECT product_id FROM user_product_views WHERE user_id = :user
          ORDER BY viewed_at DESC, product_id OFFSET :keep
        )
        """
}
