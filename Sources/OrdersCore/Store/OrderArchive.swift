/// The role that moves orders between main and archive and back.
public protocol OrderArchive: Sendable {
    /// How much each place holds and how much is eligible. May count whole tables.
    func archiveStatus(policy: ArchivePolicy, at now: Instant) async throws -> ArchiveStatus

    /// Orders per calendar month, oldest first, without gaps. May count whole tables.
    func ordersPerMonth() async throws -> [MonthCount]

    /// What moving a selection would do, with what stands in the way.
    func previewMove(of selection: ArchiveSelection) async throws -> ArchivePreview

    /// The next orders of a selection in id order, looked up without the write lock.
    func orderIDs(in selection: ArchiveSelection, after id: Order.ID?, limit: Int) async throws -> [Order.ID]

    /// Moves a batch in one transaction: copies the orders that are still there and still in the selection,
    /// verifies the copies, removes the originals, verifies the count, writes the checkpoint.
    ///
    /// - Throws: `OrdersError`, and then nothing has changed: `verificationFailed` when a copy is not what was
    ///   there or an order of that id with other content is in the target; `jobHeld` when the lease is lost;
    ///   `busy`, `readOnly`, `storage`, `schemaMismatch`.
    func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome

    /// How long another program's write would have to wait now: takes the write lock as it would, on a
    /// connection of its own, and gives it back at once.
    ///
    /// - Throws: `OrdersError`: `busy` when it waited in vain, `readOnly`.
    func probeWriterStall() async throws -> Duration

    /// Compares main, archive and journal.
    func verifyArchive() async throws -> ArchiveVerification
}
