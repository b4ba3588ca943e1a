/// The role that keeps the live totals: what every user's completed orders of the last 30 days come to, right
/// at every instant.
///
/// Triggers note which orders change, whoever changes them. What they note is folded into the totals in short
/// transactions, and orders leave the totals as the window slides past them. A report corrects what is not
/// folded yet, so it is exact before, while and after, and reading never writes.
public protocol LiveTotals: Sendable {
    /// Where the live totals stand. Counts the changes that wait for a fold up to
    /// `TotalsStatus.pendingLimit`.
    func totalsStatus(at now: Instant) async throws -> TotalsStatus

    /// What building or removing the totals would do, with what stands in the way. Measures on a sample what
    /// the triggers cost a writer.
    func previewTotals(_ change: TotalsChange) async throws -> TotalsPreview

    /// Adds the tables and triggers, or empties them where they are there, in one short transaction with the
    /// checkpoint: the beginning of a build.
    ///
    /// - Throws: `OrdersError`, and then nothing has changed: `unsupported` when this database can't have live
    ///   totals, `readOnly`, `busy`, `storage`, `jobHeld` when the lease is lost.
    func beginTotals(_ checkpoint: JobCheckpoint) async throws

    /// Folds the next changes and lets the next expired orders leave, in one short transaction with the batch's
    /// checkpoint. When nothing is left to do it takes no lock.
    ///
    /// - Throws: as `beginTotals`; `notFound` when there are no totals, `verificationFailed` when they are
    ///   doubtful or broken, which only verifying or building anew can mend. Without a checkpoint it leaves
    ///   totals alone that are being built (`jobHeld`).
    func foldTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome

    /// Removes the triggers at once, then the rows of the totals' tables in batches, then the tables.
    ///
    /// - Throws: as `beginTotals`.
    func removeTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome

    /// Compares every user's total with the direct report in one snapshot, and what was counted with the
    /// orders. Where the store may write, doubtful totals without a difference are trusted again, and totals
    /// with one are not used any more.
    ///
    /// - Throws: `notFound` when there are no totals, `verificationFailed` when parts of them are missing or not
    ///   as they were made, so that there is nothing to compare.
    func verifyTotals(at now: Instant) async throws -> TotalsVerification
}

/// One short transaction of folding or removing.
public struct TotalsBatch: Hashable, Sendable {
    /// How many rows it may look at.
    public let rows: Int
    public let now: Instant
    /// Written in the batch's own transaction, when a job does the work.
    public let checkpoint: JobCheckpoint?

    public init(rows: Int, now: Instant, checkpoint: JobCheckpoint? = nil) {
        self.rows = rows
        self.now = now
        self.checkpoint = checkpoint
    }
}

/// What a batch did.
public struct TotalsBatchOutcome: Hashable, Sendable {
    /// Rows it looked at.
    public let rows: Int
    /// How long the write lock was held; zero when it was not taken.
    public let lockHeld: Duration
    /// Whether nothing was left to do.
    public let isFinished: Bool
    /// Whether somebody else has written since the batch before; true where nobody can tell.
    public let othersWrote: Bool

    public init(rows: Int, lockHeld: Duration, isFinished: Bool, othersWrote: Bool = true) {
        self.rows = rows
        self.lockHeld = lockHeld
        self.isFinished = isFinished
        self.othersWrote = othersWrote
    }
}
