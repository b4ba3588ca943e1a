import GRDB
import OrdersCore

/// What `teardown` has to run on a database.
struct TeardownPlan {
    let db: Database
    let schema: OrdersSchema

    /// - Throws: `OrdersError` (`invalidInput`) while the archive holds orders.
    func statements() throws -> [String] {
        guard try OwnObjects.version(db) > 0 else { return [] }
        let own = [schema.archiveTable, OwnObjects.jobLogTable, OwnObjects.jobsTable, OwnObjects.metaTable]
        let present = try own.filter { try TableShape.fetch(db, table: $0) != nil }
        if present.contains(schema.archiveTable), try archiveHoldsOrders() {
            throw OrdersError(
                .invalidInput,
                "\"\(schema.archiveTable)\" still holds orders that would be lost: run `ordertop archive restore` "
                    + "first.")
        }
        return present.map { "DROP TABLE \(Quoting.identifier($0))" }
    }

    private func archiveHoldsOrders() throws -> Bool {
        try Query("SELECT EXISTS (SELECT 1 FROM \(Quoting.identifier(schema.archiveTable)))").count(db) == 1
    }
}
