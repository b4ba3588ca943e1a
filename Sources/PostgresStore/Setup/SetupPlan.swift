import OrdersCore

/// What `setup` has to run on a database.
struct SetupPlan {
    let db: PostgresConnection
    let sql: MappedSQL
    let facts: SchemaFacts

    /// - Throws: `OrdersError`: `schemaMismatch`, `invalidInput`.
    func statements() throws -> [String] {
        let (orders, archive) = (facts.orders, sql.schema.archiveTable)
        guard !orders.isView else {
            throw OrdersError(
                .schemaMismatch,
                "\"\(orders.table)\" is a view, so its orders can't be archived: map the table behind it.")
        }
        guard orders.column(ArchiveObjects.archivedAt) == nil else {
            throw OrdersError(
                .schemaMismatch,
                "\"\(orders.table)\" has a column \(ArchiveObjects.archivedAt), which the archive needs for itself: "
                    + "rename it or map another table.")
        }
        let version = try OwnObjects.version(db)
        if version == 0, try TableShape.fetch(archive, db) != nil {
            throw OrdersError(
                .invalidInput,
                "There is a table \"\(archive)\" that ordertop did not make: name another archive in the schema file."
            )
        }
        return OwnObjects(sql: sql, orders: orders).statements(from: version)
    }
}
