import OrdersCore

/// A run that moves orders batch by batch.
struct MoveFixture {
    let subject: any StoreUnderTest
    let selection: ArchiveSelection
    let job: JobRecord

    init(_ subject: any StoreUnderTest, _ selection: ArchiveSelection) async throws {
        self.subject = subject
        self.selection = selection
        job = try await JobFixture(subject.store, kind: selection.direction.jobKind).start()
    }

    /// Moves orders by number, with a checkpoint at the last.
    func move(_ numbers: [Int64]) async throws -> ArchiveBatchOutcome {
        let checkpoint = JobFixture.checkpoint(job, position: OpaqueID.integer(numbers.last ?? 0).coded)
        return try await subject.store.move(
            ArchiveBatch(
                selection: selection, orderIDs: numbers.map { Order.ID(.integer($0)) }, checkpoint: checkpoint
            ))
    }

    /// Flags orders by number, or takes their flags off, with a checkpoint that says so.
    func flag(_ numbers: [Int64]) async throws -> ArchiveBatchOutcome {
        let isArchiving = selection.direction == .archive
        let stage: MoveStage = isArchiving ? .flagging : .unflagging
        let checkpoint = JobFixture.checkpoint(job, position: "\(stage.rawValue) i:\(numbers.last ?? 0)")
        let batch = ArchiveBatch(
            selection: selection, orderIDs: numbers.map { Order.ID(.integer($0)) }, checkpoint: checkpoint)
        return try await isArchiving ? subject.store.flag(batch) : subject.store.unflag(batch)
    }

    func end(_ state: JobState = .done) async throws {
        _ = try await subject.store.end(
            job.id, owner: JobFixture.owner, state: state, message: state.rawValue, at: Shop.now)
    }
}
