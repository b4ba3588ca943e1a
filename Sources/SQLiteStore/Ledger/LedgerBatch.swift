import GRDB
import OrdersCore

/// Enters a batch in the ledger, in the transaction in which main gives or gets its orders.
struct LedgerBatch {
    let sql: MappedSQL
    let direction: ArchiveDirection
    /// With which job it is entered.
    let job: JobID
    let tables: MovedTables

    /// What the archive has of orders, and of their children, now.
    ///
    /// - Parameter keys: A SELECT of the orders' ids.
    /// - Throws: `OrdersError` (`schemaMismatch`) when restoring them would lose values that main has no column for.
    func tally(_ keys: String, _ db: Database) throws -> LedgerEntry {
        let isInBatch = Condition("\(sql.orders.id) IN (\(keys))")
        let (orders, lost) = try LedgerReader(sql: sql, content: tables.content).tally(isInBatch, db)
        try refuse(lost, of: sql.schema.orders.table)
        var entry = LedgerEntry(orders: orders)
        for child in tables.children {
            let reader = ChildLedgerReader(sql: sql, child: child)
            let (rows, lost) = try reader.tally(Condition("\(reader.order) IN (\(keys))"), db)
            try refuse(lost, of: child.shape.child.table)
            entry.children[child.shape.child.table] = rows
        }
        return entry
    }

    func enter(_ change: LedgerEntry, _ db: Database) throws {
        try ArchiveLedger(db: db).add(change.orders, by: job)
        for (child, rows) in change.children { try ArchiveLedger(db: db, child: child).add(rows, by: job) }
    }

    private func refuse(_ lost: RowContent.Field?, of table: String) throws {
        guard direction == .restore, let lost else { return }
        throw OrdersError(
            .schemaMismatch,
            "Orders can't come back: \(ArchiveDrift.loss(of: lost.name, main: table)).")
    }

    /// The keys of a batch that is prepared.
    static let preparedKeys = "SELECT \"\(MoveKeys.key)\" FROM \(MoveKeys.table)"
}
