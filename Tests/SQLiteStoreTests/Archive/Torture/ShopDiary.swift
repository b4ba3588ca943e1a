import GRDB
import OrdersCore
import TestSupport

@testable import SQLiteStore

/// What the application of a shop does to its orders, and to its copy of them.
enum ShopDiary {
    /// An order as its id decides: every second one is old, some have no user, some hold what the column's type
    /// doesn't promise.
    static func insert(_ id: Int64, _ db: Database) throws {
        let user: User.ID = Shop.id(Int(id % 5) + 1)
        let total: any DatabaseValueConvertible =
            switch id % 9 {
            case 3: Double(id) + 0.25
            case 4: -id * 100
            case 7: "\(id) or so"
            default: id * 1_000 + 99
            }
        let status: any DatabaseValueConvertible =
            id % 11 == 5 ? "completed".databaseValue : (id % 4 == 0 ? "pending" : "completed")
        let age = id % 2 == 0 ? 3 * 365 + id : id % 40
        for table in ["orders", "diary"] {
            try db.execute(
                sql: "INSERT INTO \(table) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    id, id % 7 == 6 ? nil : user.storage, total, status,
                    Shop.now.adding(seconds: -age * 86_400).milliseconds + id,
                ])
        }
    }

    /// Every column of every row, with its type, byte by byte; `table` is one that has the orders' columns.
    static func rows(_ table: String, _ db: Database) throws -> [String] {
        let columns = ["id", "user_id", "total_amount", "status", "created_at"].map { column in
            """
            typeof(\(column)) || ' ' || CASE typeof(\(column)) WHEN 'real' THEN printf('%!.17g', \(column))
              ELSE hex(CAST(\(column) AS BLOB)) END
            """
        }
        return try String.fetchAll(
            db, sql: "SELECT \(columns.joined(separator: " || ', ' || ")) FROM \(table) ORDER BY id")
    }
}
