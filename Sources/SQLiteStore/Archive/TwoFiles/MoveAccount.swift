import GRDB
import OrdersCore

/// With which job moved orders are entered, and whose lease allows moving them.
struct MoveAccount: Hashable, Sendable {
    /// Of the job that moves them now.
    let checkpoint: JobCheckpoint
    /// The job that began the batch; nil when it is the checkpoint's, and the checkpoint is to be written.
    let beginner: JobID?

    /// For a batch of the job's own.
    init(_ checkpoint: JobCheckpoint) {
        self.checkpoint = checkpoint
        beginner = nil
    }

    /// For a batch that somebody left half done.
    init(_ checkpoint: JobCheckpoint, finishing state: ArchiveBatchState) {
        self.checkpoint = checkpoint
        beginner = state.jobID ?? checkpoint.jobID
    }

    /// With which job they are entered.
    var jobID: JobID { beginner ?? checkpoint.jobID }

    /// Whether the batch was left by somebody, so that its checkpoint is not written.
    var isFinishing: Bool { beginner != nil }

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
