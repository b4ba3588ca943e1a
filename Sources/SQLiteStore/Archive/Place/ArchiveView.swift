import GRDB
import OrdersCore

/// The archive as one snapshot of the database shows it: where it is, and what of it counts.
struct ArchiveView: Hashable, Sendable {
    let table: ArchiveTable
    /// The children whose archived rows it has.
    let children: [ChildTable]
    /// The column that tells orders apart.
    let id: String
    /// Whether a batch between two files is under way. Main alone then counts for its keys: the archive has copies
    /// of orders that are still there, or still holds orders that are back.
    let hidesBatch: Bool

    init(
        _ schema: OrdersSchema, children: [ChildTable] = [], isAttached: Bool = false,
        hidesBatch: Bool = false
    ) {
        table = ArchiveTable(name: schema.archiveTable, isAttached: isAttached)
        self.children = children
        id = schema.orders.id
        self.hidesBatch = hidesBatch
    }

    /// With the children that the schema names and the database has an archive of.
    static func fetch(
        _ db: Database, _ schema: OrdersSchema, isAttached: Bool = false, hidesBatch: Bool = false
    ) throws -> ArchiveView {
        // Databases without children are asked nothing.
        let present = try schema.children.isEmpty ? [] : ChildRegister.fetch(db)
        return ArchiveView(
            schema, children: schema.children.filter { child in present.contains { $0.isSame(as: child) } },
            isAttached: isAttached, hidesBatch: hidesBatch)
    }

    /// The table of a child's archived rows.
    func table(of child: ChildTable) -> ArchiveTable {
        ArchiveTable(name: child.archiveTable, isAttached: table.isAttached)
    }

    /// The archive under another name, as it stands in FROM.
    func source(as alias: String) -> String {
        source(table, order: id, as: alias)
    }

    /// A child's archived rows under the name of the child's table, as they stand in FROM.
    func source(of child: ChildTable) -> String {
        source(table(of: child), order: child.order, as: Quoting.identifier(child.table))
    }

    private func source(_ table: ArchiveTable, order: String, as alias: String) -> String {
        guard hidesBatch else { return "\(table.identifier) AS \(alias)" }
        return """
            (
              SELECT * FROM \(table.identifier)
              WHERE \(Quoting.column(order, of: table.name)) NOT IN (SELECT id FROM main.\(OwnObjects.batchKeysTable))
            ) AS \(alias)
            """
    }
}
