import GRDB
import OrdersCore

/// What stands in the way of moving orders, beyond rights and set-up.
struct MoveObstacles {
    let db: Database
    let sql: MappedSQL
    var schema: OrdersSchema { sql.schema }

    /// A sentence each; empty when orders can move, once the archive has what main has got.
    func list(_ direction: ArchiveDirection) throws -> [String] {
        try (fit()?.obstacles ?? MoveObstacles.gone) + others(direction)
    }

    /// When there is nothing that could fit.
    static let gone = ["the orders or their archive are gone"]

    /// Those that have nothing to do with what the archive lacks.
    func others(_ direction: ArchiveDirection) throws -> [String] {
        let tables = [schema.orders.table] + schema.children.map(\.table)
        return try references(direction) + tables.flatMap { try triggers(direction, of: $0) }
    }

    /// Orders that rows of other tables refer to are held back one by one, which takes an index to look for
    /// them, and keys that were there when the statements were made.
    private func references(_ direction: ArchiveDirection) throws -> [String] {
        guard let orders = try TableShape.fetch(db, table: schema.orders.table) else { return [] }
        let present = try OrderReferences(orders, schema, db)
        guard present == sql.references else {
            let changed = Set(present.all).symmetricDifference(sql.references.all)
            let tables = Set(changed.map { "\"\($0.child)\"" }).sorted().joined(separator: ", ")
            return [
                "foreign keys of \(tables) have changed since ordertop opened the database (open it again)"
            ]
        }
        guard direction == .archive else { return [] }
        let pointing = present.toOrders + present.children.flatMap(\.toRows)
        return try pointing.compactMap { try $0.hasIndex(db) ? nil : $0.missingIndex }
            + missingIndexesOfChildren()
    }

    /// The indexes without which a child would be read whole for every order.
    func missingIndexesOfChildren() throws -> [String] {
        try schema.children.flatMap {
            try ChildObstacles(db: db, sql: sql, shape: ChildShape.fetch($0, db)).missingIndex()
        }
    }

    /// A trigger would take a moved row for a deleted or a new one.
    private func triggers(_ direction: ArchiveDirection, of table: String) throws -> [String] {
        let event = direction == .archive ? "DELETE" : "INSERT"
        let rows = try Query(
            """
            SELECT name, sql FROM sqlite_schema
            WHERE type = 'trigger' AND tbl_name = :table COLLATE NOCASE
              AND name NOT LIKE 'ordertop\\_%' ESCAPE '\\'
            ORDER BY name
            """, ["table": table.databaseValue]
        ).rows(db)
        return rows.compactMap { row in
            let head = (row[1] as DatabaseValue).shownText.uppercased().split(separator: "BEGIN").first ?? ""
            guard head.split(whereSeparator: { !$0.isLetter }).contains(Substring(event)) else { return nil }
            let name = (row[0] as DatabaseValue).shownText
            return "the trigger \"\(name)\" runs on every \(event) of \"\(table)\""
        }
    }
}
