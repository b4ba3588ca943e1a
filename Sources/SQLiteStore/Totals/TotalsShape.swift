import GRDB
import GRDBSQLite
import OrdersCore

/// What about the orders table decides how live totals are kept on it.
struct TotalsShape: Hashable, Sendable {
    /// Whether an order's id is SQLite's row id, which new orders get in ascending order: then they need no
    /// note, because the end of the table shows which orders are new.
    let idIsRowID: Bool
    let idType: String
    let userIDType: String
    /// Unique keys beside the order's id.
    let otherKeys: [UniqueKey]
    /// Why live totals can't be kept; empty when they can.
    let obstacles: [String]

    /// - Parameters:
    ///   - idsDifferInType: Whether an order's user and a user's id compare differently alone than joined.
    ///   - hasUniqueIDs: Whether at most one order has an id.
    static func fetch(
        _ db: Database, schema: OrdersSchema, orders: TableShape, idsDifferInType: Bool, hasUniqueIDs: Bool
    ) throws -> TotalsShape {
        let reader = TotalsShapeReader(
            db: db, schema: schema, orders: orders, idsDifferInType: idsDifferInType,
            hasUniqueIDs: hasUniqueIDs)
        return TotalsShape(
            idIsRowID: try reader.idIsRowID(),
            idType: try reader.type(of: schema.orders.id),
            userIDType: try reader.type(of: schema.orders.userID),
            otherKeys: try reader.otherKeys(),
            obstacles: try reader.obstacles())
    }
}

/// Asks the database about the orders table.
private struct TotalsShapeReader {
    let db: Database
    let schema: OrdersSchema
    let orders: TableShape
    let idsDifferInType: Bool
    let hasUniqueIDs: Bool

    /// Only `INTEGER PRIMARY KEY` of a table with row ids has no index of its own; see
    /// <https://www.sqlite.org/lang_createtable.html#rowid>.
    func idIsRowID() throws -> Bool {
        let key = orders.primaryKey
        guard !orders.isView, key.count == 1, let id = key.first,
            id.name.lowercased() == schema.orders.id.lowercased(), id.type.uppercased() == "INTEGER"
        else { return false }
        return try Query(
            "SELECT COUNT(*) FROM pragma_index_list(:table) WHERE origin = 'pk'", table
        ).count(db) == 0
    }

    /// Where orders are known by their row id, it is no other key.
    func otherKeys() throws -> [UniqueKey] {
        let keys = try UniqueKeyReader(db: db, orders: orders).keys(beside: schema.orders.id)
        return try idIsRowID() ? keys.filter { !$0.isRowID } : keys
    }

    /// A column's type as other tables declare it, so that it keeps the same values: ANY keeps all of them in a
    /// strict table alone; see <https://www.sqlite.org/stricttables.html>.
    func type(of column: String) throws -> String {
        let type = orders.column(column)?.type ?? ""
        guard type.uppercased() == "ANY", sqlite3_libversion_number() >= 3_037_000 else { return type }
        let isStrict = try Query("SELECT strict FROM pragma_table_list(:table)", table).count(db) == 1
        return isStrict ? "" : type
    }

    func obstacles() throws -> [String] {
        let (table, id) = (orders.table, schema.orders.id)
        if orders.isView { return ["\"\(table)\" is a view: map the table behind it"] }
        if !hasUniqueIDs { return ["\"\(table)\" has no unique key on \(id)"] }
        var found: [String] = []
        if try !idIsRowID(), try !isNotNull(id) {
            found.append("\"\(table)\" allows orders without an id: declare \(id) NOT NULL")
        }
        if idsDifferInType {
            found.append("the orders' user ids are of another type than the users' ids")
        }
        for column in [id, schema.orders.userID] where try collation(of: column) != "BINARY" {
            found.append("\(column) is compared by a collation of its own")
        }
        if let name = try UniqueKeyReader(db: db, orders: orders).onExpression() {
            found.append(
                "the unique index \"\(name)\" is on an expression, through which orders can be replaced unseen"
            )
        }
        return try found + encodingObstacle() + datesObstacle
            + ExpressionCheck(db: db, schema: schema).obstacles()
    }

    /// UTF-16 sorts letters in an order of its own, and so would spenders with the same sum.
    private func encodingObstacle() throws -> [String] {
        let encoding = try String.fetchOne(db, sql: "PRAGMA encoding") ?? ""
        return encoding == "UTF-8" ? [] : ["the database keeps texts as \(encoding)"]
    }

    /// Numbers kept as text sort as text in the orders and as numbers nowhere else.
    private var datesObstacle: [String] {
        guard schema.instants != .iso8601, let name = schema.orders.createdAt.columnName,
            orders.column(name)?.affinity == .text
        else { return [] }
        return ["\(name) keeps numbers as text"]
    }

    private func isNotNull(_ column: String) throws -> Bool {
        try Query(
            """
            SELECT EXISTS (
              SELECT 1 FROM pragma_table_xinfo(:table) WHERE name = :column COLLATE NOCASE AND "notnull"
            )
            """, table.merging(["column": column.databaseValue]) { first, _ in first }
        ).count(db) == 1 || isKeyWithoutRowID(column)
    }

    /// Keys of tables WITHOUT ROWID are never NULL. Such tables have no row id to select.
    private func isKeyWithoutRowID(_ column: String) throws -> Bool {
        guard orders.column(column)?.keyPosition == 1 else { return false }
        do {
            _ = try Query("SELECT rowid FROM \(Quoting.identifier(orders.table)) LIMIT 0").rows(db)
            return false
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            return true
        }
    }

    /// GRDB has no word for a column's collation; see
    /// <https://www.sqlite.org/c3ref/table_column_metadata.html>.
    private func collation(of column: String) throws -> String {
        var name: UnsafePointer<CChar>?
        let code = sqlite3_table_column_metadata(
            db.sqliteConnection, "main", orders.table, column, nil, &name, nil, nil, nil)
        guard code == SQLITE_OK, let name else { return "BINARY" }
        return String(cString: name).uppercased()
    }

    private var table: [String: DatabaseValue] { ["table": orders.table.databaseValue] }
}
