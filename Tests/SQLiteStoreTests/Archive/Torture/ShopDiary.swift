import GRDB
import OrdersCore
import TestSupport

@testable import SQLiteStore

/// What the application of a shop does to its orders, and to its copy of them.
enum ShopDiary {
    /// Children with a key that begins with the order and with one of their own, and the diary.
    static let tables = """
        CREATE TABLE order_items (
          order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
          line INTEGER NOT NULL,
          price,
          PRIMARY KEY (order_id, line)
        ) WITHOUT ROWID;
        CREATE TABLE order_notes (id INTEGER PRIMARY KEY, text TEXT, order_id INTEGER REFERENCES orders (id));
        CREATE INDEX order_notes_order ON order_notes (order_id);
        CREATE TABLE diary AS SELECT * FROM orders;
        CREATE TABLE diary_items AS SELECT * FROM order_items;
        CREATE TABLE diary_notes AS SELECT * FROM order_notes;
        """

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
        try insertRows(of: id, db)
    }

    /// Some orders have none of a child.
    private static func insertRows(of id: Int64, _ db: Database) throws {
        for table in ["order_items", "diary_items"] {
            for line in 0..<id % 3 {
                try db.execute(
                    sql: "INSERT INTO \(table) (order_id, line, price) VALUES (?, ?, ?)",
                    arguments: [
                        id, line, line == 0 ? "\(id) or so".databaseValue : (Double(id) / 7).databaseValue,
                    ])
            }
        }
        guard id % 20 == 2 else { return }
        for table in ["order_notes", "diary_notes"] {
            try db.execute(
                sql: "INSERT INTO \(table) (id, order_id, text) VALUES (?, ?, ?)",
                arguments: [id + 1_000_000, id, "note of \(id)"])
        }
    }
}
