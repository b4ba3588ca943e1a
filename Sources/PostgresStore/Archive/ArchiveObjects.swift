import OrdersCore

/// The tables of the archive.
enum ArchiveObjects {
    static let archivedAt = "archived_at"

    /// What `setup` runs for them.
    static func statements(_ sql: MappedSQL, orders: TableShape) -> [String] {
        let table = Quoting.identifier(sql.schema.archiveTable)
        let columns = orders.columns.map { "  \(Quoting.identifier($0.name)) \($0.declaration)" }
        let key = Quoting.identifier(sql.schema.orders.id)
        return [
            "CREATE TABLE \(table) (\n\(columns.joined(separator: ",\n")),\n  \(archivedAt) timestamptz NOT NULL,\n  PRIMARY KEY (\(key))\n)"
        ]
    }

    /// All of them, those first that refer to others.
    static func tables(_ sql: MappedSQL) -> [String] { [sql.schema.archiveTable] }

    /// Those whose rows would be lost with them.
    static func holdingRows(_ sql: MappedSQL) -> [String] { [sql.schema.archiveTable] }
}
