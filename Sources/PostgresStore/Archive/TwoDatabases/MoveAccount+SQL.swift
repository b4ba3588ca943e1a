import OrdersCore

// What the account comes to in the journal, in the caller's transaction.

extension MoveAccount {
    /// Enters what has moved: with the checkpoint, or with the job that began the batch.
    ///
    /// - Throws: `OrdersError` (`jobHeld`) when the lease is lost.
    func enter(_ rows: Int64, _ db: PostgresConnection) throws {
        guard let beginner else { return try Journal.record(checkpoint, addingRows: rows, db) }
        try Journal.add(rows, to: beginner, db)
    }

    /// - Throws: as `enter`.
    func checkLease(_ db: PostgresConnection) throws {
        guard try Journal.holdsLease(checkpoint, db) else { throw OrdersError.leaseLost(checkpoint.jobID) }
    }
}
