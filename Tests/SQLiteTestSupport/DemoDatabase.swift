package import GRDB
package import OrdersCore
package import TestSupport

@testable import SQLiteStore

/// Writes a shop into a new file with the demo schema.
package enum DemoDatabase {
    package static func create(_ path: String, _ shop: Shop = Shop()) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.allowsUnsafeTransactions = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            for sql in DemoSchema.fileSettings { try db.execute(sql: sql) }
            try db.inTransaction {
                for statement in DemoSchema.tables + DemoSchema.indexes { try db.execute(sql: statement.sql) }
                try fill(db, shop)
                return .commit
            }
        }
        return queue
    }

    package static func put(_ order: Order, in place: OrderPlace, _ db: Database) throws {
        let (table, column, value) =
            place == .main ? ("orders", "", "") : ("orders_archive", ", archived_at", ", 0")
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO \(table) (id, user_id, total_amount, status, created_at\(column))
                VALUES (?, ?, ?, ?, ?\(value))
                """,
            arguments: [
                order.id.storage, order.userID?.storage, order.total.minorUnits, order.status,
                order.createdAt.milliseconds,
            ])
    }

    private static func fill(_ db: Database, _ shop: Shop) throws {
        for user in shop.users {
            try db.execute(
                sql: "INSERT INTO users VALUES (?, ?, ?)",
                arguments: [user.id.storage, user.username, user.email])
        }
        for product in shop.products {
            try db.execute(
                sql: "INSERT INTO products VALUES (?, ?, ?)",
                arguments: [product.id.storage, product.name, product.price.minorUnits])
        }
        for order in shop.orders { try put(order, in: .main, db) }
        for view in shop.views {
            try db.execute(
                sql: "INSERT INTO user_product_views VALUES (?, ?, ?)",
                arguments: [view.userID.storage, view.productID.storage, view.viewedAt.milliseconds])
        }
    }
}
