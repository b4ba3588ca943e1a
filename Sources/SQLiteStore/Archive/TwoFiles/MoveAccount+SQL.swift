import GRDB
import OrdersCore

// What the account comes to in the journal.

extension MoveAccount {
    /// In the transaction that moves them.
    ///
    /// - Throws: `OrdersError` (`jobHeld`) when the lease is lost.
    func enter(_ rows: Int, _ db: Database) throws {
        guard let beginner else { return try JournalSQL.record(checkpoint, addingRows: Int64(rows), db) }
        try checkLease(db)
        try JournalSQL.add(Int64(rows), to: beginner, db)
    }

    /// - Throws: as `enter`.
    func checkLease(_ db: Database) throws {
        guard try JournalSQL.holdsLease(checkpoint, db) else { throw OrdersError.leaseLost(checkpoint.jobID) }
    }
}
