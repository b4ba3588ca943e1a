/// The role that moves orders between main and archive and back.
public protocol OrderArchive: OrderFlags {
    /// Where the archive is, whether it can be reached or not.
    func archivePlace() async throws -> ArchivePlace

    /// Keeps the archive in a place from now on, and remembers that with the database. A file, or the tables in another
    /// database, are made, unless an earlier call made them and went no further. Nothing happens where the archive is
    /// in that place already.
    ///
    /// - Throws: `OrdersError`: `invalidInput` while the present archive holds orders, or when the place is
    ///   somebody else's; `unsupported` where the engine has no such place; `readOnly`, `busy`, `storage`.
    func keepArchive(in place: ArchivePlace) async throws

    /// How much each place holds and how much is eligible. May count whole tables.
    func archiveStatus(policy: ArchivePolicy, at now: Instant) async throws -> ArchiveStatus

    /// Orders per calendar month, oldest first, without gaps. May count whole tables.
    func ordersPerMonth() async throws -> [MonthCount]

    /// What moving a selection would do, with what stands in the way.
    ///
    /// - Parameter place: where the archive shall be kept from then on; nil leaves it where it is.
    func previewMove(of selection: ArchiveSelection, into place: ArchivePlace?) async throws -> ArchivePreview

    /// Orders of a selection's dates that stay where they are, in id order. May walk the whole table.
    func heldOrders(in selection: ArchiveSelection, limit: Int) async throws -> [HeldOrder]

    /// Gives the archive the columns that main has got since, and tables for children that have none there, as the
    /// preview's statements say, and notes them in the job's log. Comes before a run's first batch; does nothing, not
    /// even the checkpoint, where nothing is missing.
    ///
    /// - Throws: `OrdersError`, and then nothing has changed: `jobHeld`, `busy`, `readOnly`, `storage`.
    func prepareMove(_ checkpoint: JobCheckpoint) async throws

    /// The next orders of a selection in id order, looked up without the write lock.
    func orderIDs(in selection: ArchiveSelection, after id: Order.ID?, limit: Int) async throws -> [Order.ID]

    /// Moves a batch: copies the orders that are still there and still in the selection, with the rows of the schema's
    /// children, verifies the copies, removes the originals that are still equal to them, verifies the count, writes
    /// the checkpoint, and removes the flags of all orders of the batch: those that stayed count as main's again. In one
    /// transaction where one file or database holds both places; otherwise an interrupted batch is finished by
    /// `finishBatch`, and no reader sees that it was interrupted.
    ///
    /// - Throws: `OrdersError`, and then every order is where it was: `verificationFailed` when a copy is not what
    ///   was there or an order of that id with other content is in the target; `jobHeld` when the lease is lost;
    ///   `busy`, `readOnly`, `storage`, `schemaMismatch`; `cannotOpen` when the archive's own place is gone or not
    ///   the database's, `unreachable` when its server is.
    func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome

    /// Gives space back that is free inside the database's file, a few pages at a time, where the file allows it;
    /// otherwise it is finished at once, with an advice.
    ///
    /// - Throws: `OrdersError`, and then nothing has changed: `jobHeld`, `busy`, `readOnly`, `storage`.
    func giveBackSpace(_ step: SpaceStep) async throws -> SpaceOutcome

    /// How long another program's write would have to wait now: takes the write lock as it would, on a
    /// connection of its own, and gives it back at once.
    ///
    /// - Throws: `OrdersError`: `busy` when it waited in vain, `readOnly`.
    func probeWriterStall() async throws -> Duration

    /// Finishes the batch that a process began and didn't end, whichever job it belonged to. Where there is none,
    /// nothing happens.
    ///
    /// - Parameter checkpoint: of the job that asks; its lease counts, nothing else of it is written.
    /// - Returns: how many orders have moved by it, which are entered with the job that began them.
    /// - Throws: as `move`.
    func finishBatch(for checkpoint: JobCheckpoint) async throws -> Int

    /// Compares the archive with its ledger, month by month: how many orders, their sum, their content, and the rows
    /// of children. And finds orders that are in main, too. Reads the whole archive in one snapshot.
    func verifyArchive() async throws -> ArchiveVerification
}

extension OrderArchive {
    /// What moving a selection would do where the archive is now.
    public func previewMove(of selection: ArchiveSelection) async throws -> ArchivePreview {
        try await previewMove(of: selection, into: nil)
    }
}
