import OrdersCore

/// An archive in which something happens between looking up the orders of a batch and moving them.
struct WatchedArchive: OrderArchive {
    let store: any OrdersStore
    let beforeMove: @Sendable (ArchiveBatch) async throws -> Void

    func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try await beforeMove(batch)
        return try await store.move(batch)
    }

    func orderIDs(in selection: ArchiveSelection, after id: Order.ID?, limit: Int) async throws -> [Order.ID]
    {
        try await store.orderIDs(in: selection, after: id, limit: limit)
    }

    func archiveStatus(policy: ArchivePolicy, at now: Instant) async throws -> ArchiveStatus {
        try await store.archiveStatus(policy: policy, at: now)
    }

    func ordersPerMonth() async throws -> [MonthCount] { try await store.ordersPerMonth() }

    func previewMove(
        of selection: ArchiveSelection, into place: ArchivePlace?
    ) async throws -> ArchivePreview {
        try await store.previewMove(of: selection, into: place)
    }

    func heldOrders(in selection: ArchiveSelection, limit: Int) async throws -> [HeldOrder] {
        try await store.heldOrders(in: selection, limit: limit)
    }

    func archivePlace() async throws -> ArchivePlace { try await store.archivePlace() }

    func keepArchive(in place: ArchivePlace) async throws { try await store.keepArchive(in: place) }

    func finishBatch(for checkpoint: JobCheckpoint) async throws -> Int {
        try await store.finishBatch(for: checkpoint)
    }

    func prepareMove(_ checkpoint: JobCheckpoint) async throws { try await store.prepareMove(checkpoint) }

    func giveBackSpace(_ step: SpaceStep) async throws -> SpaceOutcome {
        try await store.giveBackSpace(step)
    }

    func probeWriterStall() async throws -> Duration { try await store.probeWriterStall() }

    func flaggedOrderIDs(
        _ which: FlaggedOrders, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] {
        try await store.flaggedOrderIDs(which, after: id, limit: limit)
    }

    func flag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome { try await store.flag(batch) }

    func unflag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome { try await store.unflag(batch) }

    func removeDeadFlags(_ step: FlagSweepStep) async throws -> FlagSweepOutcome {
        try await store.removeDeadFlags(step)
    }

    func flaggedRows() async throws -> Int64 { try await store.flaggedRows() }

    func verifyArchive() async throws -> ArchiveVerification { try await store.verifyArchive() }
}
