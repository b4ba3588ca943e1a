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

    /// A sentence each; empty when orders can move.
    func list(_ direction: ArchiveDirection) throws -> [String] {
        try drift() + references(direction) + triggers(direction)
    }

    /// Whether main and archive have grown apart since `setup`.
    func drift() throws -> [String] {
        guard let main = try TableShape.fetch(db, table: schema.orders.table),
            let archive = try TableShape.fetch(
                db, table: sql.archive.table.name, in: sql.archive.table.schema)
        else { return ["the orders or their archive are gone"] }
        let wanted = main.columns.map(\.comparable) + [OwnObjects.archivedAtColumn.comparable]
        let present = archive.columns.map(\.comparable)
        let missing = wanted.filter { !present.contains($0) }.map(\.name)
        let extra = present.filter { !wanted.contains($0) }.map(\.name)
        let differences = (missing + extra.filter { !missing.contains($0) }).joined(separator: ", ")
        guard missing.isEmpty, extra.isEmpty else {
            return [
                "\"\(schema.archiveTable)\" no longer has the columns of \"\(main.table)\" (see \(differences))"
            ]
        }
        return []
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

extension OwnObjects {
    fileprivate static let archivedAtColumn = TableShape.Column(
        name: archivedAt, type: "INTEGER", isGenerated: false, keyPosition: 0)
}

extension TableShape.Column {
    fileprivate struct Comparable: Hashable {
        let name: String
        let affinity: Affinity
    }

    /// What main and archive must share.
    fileprivate var comparable: Comparable { Comparable(name: name.lowercased(), affinity: affinity) }
}
