public import OrdersCore

// The archive.
extension UnopenedStore {
    public func archivePlace() async throws -> ArchivePlace { try await silence() }

    public func keepArchive(in place: ArchivePlace) async throws { return try await silence() }

    public func archiveStatus(policy: ArchivePolicy, at now: Instant) async throws -> ArchiveStatus {
        try await silence()
    }

    public func ordersPerMonth() async throws -> [MonthCount] { try await silence() }

    public func previewMove(
        of selection: ArchiveSelection, into place: ArchivePlace?
    ) async throws -> ArchivePreview { try await silence() }

    public func heldOrders(in selection: ArchiveSelection, limit: Int) async throws -> [HeldOrder] {
        try await silence()
    }

    public func prepareMove(_ checkpoint: JobCheckpoint) async throws { return try await silence() }

    public func orderIDs(
        in selection: ArchiveSelection, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] { try await silence() }

    public func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome { try await silence() }

    public func giveBackSpace(_ step: SpaceStep) async throws -> SpaceOutcome { try await silence() }

    public func probeWriterStall() async throws -> Duration { try await silence() }

    public func finishBatch(for checkpoint: JobCheckpoint) async throws -> Int { try await silence() }

    public func verifyArchive() async throws -> ArchiveVerification { try await silence() }

    public func flaggedOrderIDs(
        _ which: FlaggedOrders, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] { try await silence() }

    public func flag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome { try await silence() }

    public func unflag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome { try await silence() }

    public func removeDeadFlags(_ step: FlagSweepStep) async throws -> FlagSweepOutcome {
        try await silence()
    }

    public func flaggedRows() async throws -> Int64 { try await silence() }
}

// The journal.
extension UnopenedStore {
    public func jobs(includingFinished: Bool) async throws -> [JobRecord] { try await silence() }

    public func job(_ id: JobID) async throws -> JobRecord { try await silence() }

    public func create(_ draft: JobDraft, lease: JobLease, at now: Instant) async throws -> JobRecord {
        try await silence()
    }

    public func acquire(
        _ id: JobID, lease: JobLease, deadOwner: LeaseOwner?, at now: Instant
    ) async throws -> JobRecord { try await silence() }

    public func request(
        _ request: JobRequest, of id: JobID, deadOwner: LeaseOwner?, at now: Instant
    ) async throws -> JobRecord { try await silence() }

    public func record(_ checkpoint: JobCheckpoint, addingRows rows: Int64) async throws {
        return try await silence()
    }

    public func end(
        _ id: JobID, owner: LeaseOwner, state: JobState, message: String, at now: Instant
    ) async throws -> JobRecord { try await silence() }

    public func log(of id: JobID) async throws -> [JobLogEntry] { try await silence() }

    public func recentLog(limit: Int) async throws -> [JobLogLine] { try await silence() }
}

// Live totals and what ordertop adds.
extension UnopenedStore {
    public func totalsStatus(at now: Instant) async throws -> TotalsStatus { try await silence() }

    public func previewTotals(_ change: TotalsChange) async throws -> TotalsPreview { try await silence() }

    public func beginTotals(_ checkpoint: JobCheckpoint) async throws { return try await silence() }

    public func foldTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome { try await silence() }

    public func removeTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        try await silence()
    }

    public func verifyTotals(at now: Instant) async throws -> TotalsVerification { try await silence() }

    public func setupStatements() async throws -> [String] { try await silence() }

    public func setUp() async throws { return try await silence() }

    public func teardownStatements() async throws -> [String] { try await silence() }

    public func tearDown() async throws { return try await silence() }
}
