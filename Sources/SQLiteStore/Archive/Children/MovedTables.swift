import GRDB
import OrdersCore

/// The tables whose rows a batch moves, as they are declared now.
struct MovedTables: Hashable, Sendable {
    /// A child, and what of its archived rows the ledger vouches for.
    struct Child: Hashable, Sendable {
        let shape: ChildShape
        let content: RowContent
    }

    let orders: TableShape
    /// What of an archived order the ledger vouches for.
    let content: RowContent
    let children: [Child]

    /// Nil when main's or the archive's table is gone.
    static func fetch(_ db: Database, _ sql: MappedSQL) throws -> MovedTables? {
        guard let orders = try TableShape.fetch(db, table: sql.schema.orders.table),
            let content = try RowContent.fetch(db, sql)
        else { return nil }
        let children = try sql.archive.children.compactMap { child in
            try RowContent.fetch(of: child, db, sql).map {
                Child(shape: try ChildShape.fetch(child, db), content: $0)
            }
        }
        guard children.count == sql.archive.children.count else { return nil }
        return MovedTables(orders: orders, content: content, children: children)
    }
}
