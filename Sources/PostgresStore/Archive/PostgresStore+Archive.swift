public import OrdersCore

extension PostgresStore {
    private var missing: OrdersError { OrdersError(.unsupported, "There is no archive on PostgreSQL yet.") }

    public func archivePlace() async throws -> ArchivePlace { .table }
    public func keepArchive(in place: ArchivePlace) async throws { throw missing }
    public func archiveStatus(policy: ArchivePolicy, at now: Instant) async throws -> ArchiveStatus {
        throw missing
    }
    public func ordersPerMonth() async throws -> [MonthCount] { throw missing }
    public func previewMove(of selection: ArchiveSelection, into place: ArchivePlace?) async throws
        -> ArchivePreview
    {
        throw missing
    }
    public func heldOrders(in selection: ArchiveSelection, limit: Int) async throws -> [HeldOrder] {
        throw missing
    }
    public func prepareMove(_ checkpoint: JobCheckpoint) async throws { throw missing }
    public func orderIDs(in selection: ArchiveSelection, after id: Order.ID?, limit: Int) async throws
        -> [Order.ID]
    {
        throw missing
    }
    public func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome { throw missing }
    public func giveBackSpace(_ step: SpaceStep) async throws -> SpaceOutcome { throw missing }
    public func probeWriterStall() async throws -> Duration { throw missing }
    public func finishBatch(for checkpoint: JobCheckpoint) async throws -> Int { throw missing }
    public func verifyArchive() async throws -> ArchiveVerification { throw missing }

    public func flaggedOrderIDs(_ which: FlaggedOrders, after id: Order.ID?, limit: Int) async throws
        -> [Order.ID]
    { [] }
    public func flag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome { throw missing }
    public func unflag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome { throw missing }
    public func removeDeadFlags(_ step: FlagSweepStep) async throws -> FlagSweepOutcome { throw missing }
    public func flaggedRows() async throws -> Int64 { 0 }
}
