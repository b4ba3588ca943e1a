import GRDB
import OrdersCore

/// What stands in the way of moving orders, beyond rights and set-up.
struct MoveObstacles {
    let db: Database
    let schema: OrdersSchema

    /// A sentence each; empty when orders can move.
    func list(_ direction: ArchiveDirection) throws -> [String] {
        try drift() + (direction == .archive ? references() : []) + triggers(direction)
    }

    /// Whether main and archive have grown apart since `setup`.
    func drift() throws -> [String] {
        guard let main = try TableShape.fetch(db, table: schema.orders.table),
            let archive = try TableShape.fetch(db, table: schema.archiveTable)
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

    /// Rows of other tables that refer to orders would be left without them, or deleted with them.
    private func references() throws -> [String] {
        let rows = try Query(
            """
            SELECT DISTINCT "ordertop_child".name, "ordertop_key"."from"
            FROM sqlite_schema AS "ordertop_child"
            JOIN pragma_foreign_key_list("ordertop_child".name) AS "ordertop_key"
            WHERE "ordertop_child".type = 'table' AND "ordertop_key"."table" = :orders COLLATE NOCASE
            ORDER BY 1, 2
            """, ["orders": schema.orders.table.databaseValue]
        ).rows(db)
        return rows.map { row in
            let column = (row[1] as DatabaseValue).shownText
            return "\"\((row[0] as DatabaseValue).shownText)\" refers to orders by its column \"\(column)\""
        }
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
