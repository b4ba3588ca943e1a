import OrdersCore
import TestSupport

@testable import PostgresStore

/// Writes a shop into a database with the demo schema, as another program would.
enum DemoShop {
    static func create(_ shop: Shop, in database: PostgresDatabase) async throws {
        try await database.application.with { db in
            for statement in DemoSchema.tables + DemoSchema.indexes { try db.execute(statement.sql) }
            try db.transaction(.write) { try fill(shop, db) }
            try db.execute("ANALYZE")
        }
    }

    private static func fill(_ shop: Shop, _ db: PostgresConnection) throws {
        for user in shop.users {
            try Query(
                "INSERT INTO users (id, username, email) VALUES (:id, :username, :email)",
                [
                    "id": PostgresValue(user.id.value, as: .uuid), "username": .text(user.username),
                    "email": .text(user.email),
                ]
            ).run(db)
        }
        for product in shop.products {
            try Query(
                "INSERT INTO products (id, name, price) VALUES (:id, :name, :cents::numeric / 100)",
                [
                    "id": PostgresValue(product.id.value, as: .uuid), "name": .text(product.name),
                    "cents": .int(product.price.minorUnits),
                ]
            ).run(db)
        }
        for order in shop.orders { try put(order, in: .main, db) }
        for view in shop.views {
            try Query(
                "INSERT INTO user_product_views (user_id, product_id, viewed_at) VALUES (:user, :product, :at)",
                [
                    "user": PostgresValue(view.userID.value, as: .uuid),
                    "product": PostgresValue(view.productID.value, as: .uuid), "at": .instant(view.viewedAt),
                ]
            ).run(db)
        }
    }

    static func put(_ order: Order, in place: OrderPlace, _ db: PostgresConnection) throws {
        let (table, column, value) =
            place == .main ? ("orders", "", "") : ("orders_archive", ", archived_at", ", 'epoch'")
        try Query(
            """
            INSERT INTO \(table) (id, user_id, total_amount, status, created_at\(column))
            VALUES (:id, :user, :cents::numeric / 100, :status, :at\(value))
            ON CONFLICT (id) DO UPDATE SET user_id = excluded.user_id, total_amount = excluded.total_amount,
              status = excluded.status, created_at = excluded.created_at
            """,
            [
                "id": PostgresValue(order.id.value, as: .integer),
                "user": order.userID.map { PostgresValue($0.value, as: .uuid) } ?? .null,
                "cents": .int(order.total.minorUnits), "status": PostgresValue(order.status),
                "at": .instant(order.createdAt),
            ]
        ).run(db)
    }
}
