import GRDB
import OrdersCore

/// The keys of a batch in a temporary table of the connection, filled before any lock is taken.
enum MoveKeys {
    static let table = "temp.\"ordertop_batch\""
    static let key = "ordertop_id"
    static let create = """
        CREATE TEMP TABLE IF NOT EXISTS "ordertop_batch" ("\(key)" PRIMARY KEY) WITHOUT ROWID
        """
    static let clear = Query("DELETE FROM \(table)")
    private static let add = "INSERT INTO \(table) VALUES (:id)"

    static func fill(_ orderIDs: [Order.ID], _ db: Database) throws {
        try db.inTransaction(.deferred) {
            try clear.run(db)
            try RowReader.run(db, add, for: orderIDs.lazy.map(\.storage))
            return .commit
        }
    }
}
