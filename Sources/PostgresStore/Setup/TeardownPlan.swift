import OrdersCore

/// What `teardown` has to run on a database.
struct TeardownPlan {
    let db: PostgresConnection
    let sql: MappedSQL
    /// An archive in another database that was found to be empty.
    var emptyElsewhere: ArchiveHome?

    /// - Throws: `OrdersError` (`invalidInput`) while the archive holds orders.
    func statements() throws -> [String] {
        guard try OwnObjects.version(db) > 0 else { return [] }
        guard try ArchiveHome.fetch(db) == emptyElsewhere else {
            throw OrdersError(.busy, "Orders have just moved: try again.")
        }
        let own =
            try ArchiveObjects.tables(sql, db) + [
                OwnObjects.jobLogTable, OwnObjects.jobsTable, OwnObjects.metaTable,
            ]
        let present = try own.filter { try TableShape.fetch($0, db) != nil }
        for table in try ArchiveObjects.holdingRows(sql, db) where present.contains(table) {
            guard try !holdsRows(table) else {
                throw OrdersError(
                    .invalidInput,
                    "\"\(table)\" still holds rows that would be lost: run `ordertop archive restore` first.")
            }
        }
        return try TotalsRemoval.statements(db, sql) + present.map { "DROP TABLE \(Quoting.identifier($0))" }
    }

    private func holdsRows(_ table: String) throws -> Bool {
        try Query("SELECT EXISTS (SELECT 1 FROM \(Quoting.identifier(table)))").isTrue(db)
    }
}
