/// The role that flags orders: they stay in main and count as the archive's in order history, until they move.
///
/// A flag is ordertop's own note beside the order, with the instant at which the order was created. It counts as long
/// as main has an order of that id and that instant, and the run that made it hasn't been cancelled: so a new order
/// that gets the id of one that was deleted is never hidden, and cancelling a run shows its orders at once.
///
/// Every function throws `OrdersError`; where the engine or the database has no flags, `flag` throws `unsupported` and
/// the others find nothing.
public protocol OrderFlags: Sendable {
    /// The next flagged orders by id, looked up without the write lock.
    func flaggedOrderIDs(_ which: FlaggedOrders, after id: Order.ID?, limit: Int) async throws -> [Order.ID]

    /// Flags the orders of a batch that are still in main and in the selection, and writes the checkpoint with them,
    /// in one transaction; a flag of another run becomes this run's. A batch without orders writes the checkpoint.
    ///
    /// - Returns: as `moved`, how many were flagged.
    /// - Throws: `jobHeld` when the lease is lost; `busy`, `readOnly`, `storage`, `unsupported`.
    func flag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome

    /// Takes the flag off the orders of a batch, so that they count as main's again, and writes the checkpoint with
    /// that, in one transaction.
    ///
    /// - Returns: as `moved`, how many were flagged.
    /// - Throws: as `flag`.
    func unflag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome

    /// Removes flags that don't count. No order history changes by that.
    ///
    /// - Throws: as `flag`, where the step has a checkpoint.
    func removeDeadFlags(_ step: FlagSweepStep) async throws -> FlagSweepOutcome

    /// How many orders are flagged and still in main. Counts them.
    func flaggedRows() async throws -> Int64
}

/// Which flagged orders are meant.
public enum FlaggedOrders: Hashable, Sendable {
    /// Those that a run has flagged, whatever has become of them.
    case byRun(JobID)
    /// Those whose flag counts and that are of the selection's dates and ids.
    case among(ArchiveSelection)
}
