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

    func end() async throws {
        _ = try await subject.store.end(
            job.id, owner: JobFixture.owner, state: .done, message: "done", at: Shop.now)
    }
}
