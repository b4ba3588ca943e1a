import GRDB
import OrdersCore

/// What `teardown` has to run on a database.
struct TeardownPlan {
    let db: Database
    let schema: OrdersSchema
    /// How far the batches were when an archive in a file of its own was seen to be empty; nil where it wasn't
    /// looked at.
    let emptyFile: ArchiveBatchState?

    /// - Throws: `OrdersError` (`invalidInput`) while the archive holds orders.
    func statements() throws -> [String] {
        guard try OwnObjects.version(db) > 0 else { return [] }
        let children = try ChildRegister.tablesInMain(db)
        let own =
            children + [
                OwnObjects.flaggedTable, schema.archiveTable, OwnObjects.childrenTable,
                OwnObjects.childLedgerTable, OwnObjects.ledgerTable, OwnObjects.batchKeysTable,
                OwnObjects.batchTable, OwnObjects.jobLogTable, OwnObjects.jobsTable, OwnObjects.metaTable,
            ]
        let present = try own.filter { try TableShape.fetch(db, table: $0) != nil }
        if present.contains(schema.archiveTable), try holdsRows(schema.archiveTable) {
            throw OrdersError(
                .invalidInput,
                "\"\(schema.archiveTable)\" still holds orders that would be lost: run `ordertop archive restore` "
                    + "first.")
        }
        if let child = try children.filter(present.contains).first(where: holdsRows) {
            throw OrdersError(
                .invalidInput,
                "\"\(child)\" still holds rows, of orders that aren't archived: take them out first, they would be "
                    + "lost.")
        }
        if try OwnObjects.version(db) >= 2, try RememberedPlace.fetch(db) != nil,
            try emptyFile == nil || emptyFile != ArchiveBatchState.fetch(db)
        {
            throw OrdersError(.busy, "Orders have just moved to the archive's file: try again.")
        }
        return try totals() + present.map { "DROP TABLE \(Quoting.identifier($0))" }
    }

    /// What is there of the live totals, the triggers first.
    private func totals() throws -> [String] {
        let facts = try SchemaFacts.gather(db, schema: schema)
        let objects = TotalsObjects(sql: MappedSQL(schema, facts: facts), shape: facts.totals)
        return try TotalsRemoval(db: db, objects: objects).statements()
    }

    private func holdsRows(_ table: String) throws -> Bool {
        try Query("SELECT EXISTS (SELECT 1 FROM \(Quoting.identifier(table)))").count(db) == 1
    }
}
