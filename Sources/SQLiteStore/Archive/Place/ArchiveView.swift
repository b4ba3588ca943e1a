import OrdersCore

/// The archive as one snapshot of the database shows it: where it is, and what of it counts.
struct ArchiveView: Hashable, Sendable {
    let table: ArchiveTable
    /// The column that tells orders apart.
    let id: String
    /// Whether a batch between two files is under way. Main alone then counts for its keys: the archive has copies
    /// of orders that are still there, or still holds orders that are back.
    let hidesBatch: Bool

    init(_ schema: OrdersSchema, isAttached: Bool = false, hidesBatch: Bool = false) {
        table = ArchiveTable(name: schema.archiveTable, isAttached: isAttached)
        id = schema.orders.id
        self.hidesBatch = hidesBatch
    }

    /// The archive under another name, as it stands in FROM.
    func source(as alias: String) -> String {
        guard hidesBatch else { return "\(table.identifier) AS \(alias)" }
        return """
            (
              SELECT * FROM \(table.identifier)
              WHERE \(Quoting.column(id, of: table.name)) NOT IN (SELECT id FROM main.\(OwnObjects.batchKeysTable))
            ) AS \(alias)
            """
    }
}
