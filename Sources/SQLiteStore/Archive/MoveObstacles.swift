import GRDB
import OrdersCore

/// What stands in the way of moving orders, beyond rights and set-up.
struct MoveObstacles {
    let db: Database
    let sql: MappedSQL
    private var schema: OrdersSchema { sql.schema }

    init(db: Database, sql: MappedSQL) {
        self.db = db
        self.sql = sql
    }

    /// A sentence each; empty when orders can move, once the archive has the columns that main has got.
    func list(_ direction: ArchiveDirection) throws -> [String] {
        try (drift()?.obstacles ?? ["the orders or their archive are gone"])
            + references(direction) + triggers(direction)
    }

    /// How main and archive have grown apart since `setup`; nil when one of them is gone.
    func drift() throws -> ArchiveDrift? {
        guard let main = try TableShape.fetch(db, table: schema.orders.table),
            let archive = try TableShape.fetch(
                db, table: sql.archive.table.name, in: sql.archive.table.schema)
        else { return nil }
        return ArchiveDrift(table: sql.archive.table, main: main, archive: archive)
    }

    /// Orders that rows of other tables refer to are held back one by one, which takes an index to look for
    /// them, and keys that were there when the statements were made.
    private func references(_ direction: ArchiveDirection) throws -> [String] {
        guard let orders = try TableShape.fetch(db, table: schema.orders.table) else { return [] }
        let present = try OrderReferences(orders, db)
        guard present == sql.references else {
            let changed = Set(present.toOrders + present.fromOrders)
                .symmetricDifference(sql.references.toOrders + sql.references.fromOrders)
            let tables = Set(changed.map { "\"\($0.child)\"" }).sorted().joined(separator: ", ")
            return [
                "foreign keys of \(tables) have changed since ordertop opened the database (open it again)"
            ]
        }
        guard direction == .archive else { return [] }
        return try present.toOrders.compactMap { try $0.hasIndex(db) ? nil : $0.missingIndex }
    }

    /// A trigger would take a moved order for a deleted or a new one.
    private func triggers(_ direction: ArchiveDirection) throws -> [String] {
        let event = direction == .archive ? "DELETE" : "INSERT"
        let rows = try Query(
            """
            SELECT name, sql FROM sqlite_schema
            WHERE type = 'trigger' AND tbl_name = :orders COLLATE NOCASE
              AND name NOT LIKE 'ordertop\\_%' ESCAPE '\\'
            ORDER BY name
            """, ["orders": schema.orders.table.databaseValue]
        ).rows(db)
        return rows.compactMap { row in
            let head = (row[1] as DatabaseValue).shownText.uppercased().split(separator: "BEGIN").first ?? ""
            guard head.split(whereSeparator: { !$0.isLetter }).contains(Substring(event)) else { return nil }
            let name = (row[0] as DatabaseValue).shownText
            return "the trigger \"\(name)\" runs on every \(event) of \"\(schema.orders.table)\""
        }
    }
}
