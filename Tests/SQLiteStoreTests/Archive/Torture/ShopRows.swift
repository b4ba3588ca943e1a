import GRDB
import OrdersCore

/// Rows of one kind: where main, the archive and the diary have them, with their columns, the order's id first.
struct ShopRows {
    let main: String
    let archive: String
    let diary: String
    let columns: [String]

    static let orders = ShopRows(
        main: "orders", archive: "orders_archive", diary: "diary",
        columns: ["id", "user_id", "total_amount", "status", "created_at"])
    static let items = ShopRows(
        main: "order_items", archive: "order_items_archive", diary: "diary_items",
        columns: ["order_id", "line", "price"])
    static let notes = ShopRows(
        main: "order_notes", archive: "old_notes", diary: "diary_notes", columns: ["order_id", "id", "text"])

    func table(_ place: OrderPlace) -> String { place == .main ? main : archive }

    /// Every column of every row, with its type, byte by byte; none of a table that isn't there.
    ///
    /// - Parameter table: one that has the columns.
    func read(_ table: String, _ db: Database) throws -> [String] {
        guard try db.tableExists(table) else { return [] }
        let values = columns.map { column in
            """
            typeof(\(column)) || ' ' || CASE typeof(\(column)) WHEN 'real' THEN printf('%!.17g', \(column))
              ELSE hex(CAST(\(column) AS BLOB)) END
            """
        }
        return try String.fetchAll(
            db, sql: "SELECT \(values.joined(separator: " || ', ' || ")) FROM \(table) ORDER BY \(columns[0])"
        )
    }

    /// The orders whose rows are in a place and that are not there themselves.
    func strays(in place: OrderPlace, _ db: Database) throws -> [Int64] {
        guard try db.tableExists(table(place)) else { return [] }
        let orders = "SELECT id FROM \(ShopRows.orders.table(place))"
        return try Int64.fetchAll(
            db, sql: "SELECT \(columns[0]) FROM \(table(place)) WHERE \(columns[0]) NOT IN (\(orders))")
    }
}
