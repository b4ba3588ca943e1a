import GRDB
import OrdersCore

/// What keeps a child's rows from moving with their orders, a sentence each.
struct ChildObstacles {
    let db: Database
    let sql: MappedSQL
    let shape: ChildShape

    private var child: ChildTable { shape.child }
    private var name: String { "\"\(child.table)\"" }

    /// Whatever the archive has.
    func ofTable() throws -> [String] {
        try
            (shape.key.isEmpty
            ? ["\(name) has no primary key, by which its rows could be told apart: declare one"] : [])
            + typeObstacle()
    }

    /// Ids of two types are compared differently here and there.
    private func typeObstacle() throws -> [String] {
        let orders = try TableShape.fetch(db, table: sql.schema.orders.table)
        guard let id = orders?.column(sql.schema.orders.id), let order = shape.main.column(child.order),
            id.affinity != order.affinity
        else { return [] }
        return [
            "\(name) holds the order's id in a column of another type (\(child.order) \(order.type), "
                + "\(id.name) \(id.type)): give both the same"
        ]
    }

    /// Before a run makes the child's table in the archive: one of that name isn't ordertop's, and orders that went
    /// without their rows have to come back first.
    func ofNewArchive(in table: ArchiveTable) throws -> [String] {
        if !table.isAttached, try TableShape.fetch(db, table: table.name) != nil {
            return [
                "there is a table \"\(table.name)\" that ordertop did not make: name another archive for \(name) in "
                    + "the schema file"
            ]
        }
        guard try index.hasIndex(db), try Query(stranded).count(db) == 1 else { return [] }
        return [
            "\(name) still has rows of orders that are in the archive: restore these orders first, with a schema file "
                + "that doesn't name \(name)"
        ]
    }

    /// Rows of orders that are in the archive alone, found by the child's index for each, until a run has made the table.
    private var stranded: String {
        let order = Quoting.column(child.order, of: child.table)
        let id = Quoting.column(sql.schema.orders.id, of: "ordertop_archived")
        return """
            SELECT EXISTS (
              SELECT 1 FROM \(sql.archive.source(as: "\"ordertop_archived\""))
              WHERE EXISTS (SELECT 1 FROM \(Quoting.identifier(child.table)) WHERE \(order) = \(id))
                AND NOT EXISTS (SELECT 1 FROM \(sql.orders.table) WHERE \(sql.orders.id) = \(id))
            )
            """
    }

    /// For every order its rows are looked for.
    func missingIndex() throws -> [String] {
        try index.hasIndex(db) ? [] : [index.missingIndex]
    }

    private var index: OrderReference {
        OrderReference(
            child: child.table, parent: sql.schema.orders.table,
            pairs: [.init(child: child.order, parent: sql.schema.orders.id)])
    }
}
