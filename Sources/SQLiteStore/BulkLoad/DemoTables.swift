import GRDB
import OrdersCore

/// Tells a generated shop from any other database.
enum DemoTables {
    /// - Throws: `OrdersError` (`schemaMismatch`) when a table of the demo is missing or has other columns.
    static func check(_ db: Database, name: String) throws {
        for (table, columns) in expected {
            let shape = try TableShape.fetch(db, table: table)
            guard let shape, !shape.isView, shape.columns.map(\.name) == columns else {
                throw OrdersError(
                    .schemaMismatch,
                    "\(name) is not a shop that ordertop generated (its table \(table) is missing or different): "
                        + "generate into a new file.")
            }
        }
    }

    private static let expected = [
        ("users", ["id", "username", "email"]),
        ("products", ["id", "name", "price"]),
        ("orders", ["id", "user_id", "total_amount", "status", "created_at"]),
        ("user_product_views", ["user_id", "product_id", "viewed_at"]),
    ]
}
