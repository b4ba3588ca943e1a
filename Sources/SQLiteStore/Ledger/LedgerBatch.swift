import GRDB
import OrdersCore

/// Enters a batch in the ledger, in the transaction in which main gives or gets its orders.
struct LedgerBatch {
    let sql: MappedSQL
    let direction: ArchiveDirection
    /// With which job it is entered.
    let job: JobID
    let content: OrderContent

    /// What the archive has of orders now.
    ///
    /// - Parameter keys: A SELECT of their ids.
    /// - Throws: `OrdersError` (`schemaMismatch`) when restoring them would lose values that main has no column for.
    func tally(_ keys: String, _ db: Database) throws -> MonthlyDigests {
        let isInBatch = Condition("\(sql.orders.id) IN (\(keys))")
        let (digests, lost) = try LedgerReader(sql: sql, content: content).tally(isInBatch, db)
        if direction == .restore, let lost {
            let loss = ArchiveDrift.loss(of: lost.name, main: sql.schema.orders.table)
            throw OrdersError(.schemaMismatch, "Orders can't come back: \(loss).")
        }
        return digests
    }

    func enter(_ change: MonthlyDigests, _ db: Database) throws {
        try ArchiveLedger(db: db).add(change, by: job)
    }

    /// The keys of a batch that is prepared.
    static let preparedKeys = "SELECT \"\(MoveKeys.key)\" FROM \(MoveKeys.table)"
}
