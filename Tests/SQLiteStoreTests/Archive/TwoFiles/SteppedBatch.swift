import OrdersCore
import TestSupport

@testable import SQLiteStore

/// A batch of orders 1 to 4 that is moved step by step, so that it can be left at any of them.
struct SteppedBatch {
    let store: SQLiteStore
    let job: JobRecord
    let batch: ArchiveBatch
    let mover: FileMover

    init(_ selection: ArchiveSelection, _ store: SQLiteStore) async throws {
        self.store = store
        job = try await SteppedBatch.job(selection.direction.jobKind, store)
        let checkpoint = JobCheckpoint(
            jobID: job.id, lease: SteppedBatch.lease, position: "i:4", meter: JobMeter(), at: Shop.now)
        batch = ArchiveBatch(
            selection: selection, orderIDs: (1...4).map { Order.ID(.integer($0)) }, checkpoint: checkpoint)
        mover = try await store.fileMover(MoveAccount(checkpoint), selection, selection.direction)
    }

    static func job(_ kind: JobKind, _ store: SQLiteStore) async throws -> JobRecord {
        try await store.create(
            JobDraft(kind: kind, title: "", parameters: [:], rowsTotal: 9), lease: lease, at: Shop.now)
    }

    private static let lease = JobLease(
        owner: LeaseOwner(host: "here", processID: 1, token: "a"), until: Shop.now.adding(seconds: 60))

    func begin() async throws -> ArchiveBatchState {
        let (mover, batch) = (mover, batch)
        return try await store.withFileMover { try mover.begin(batch, $0).state }
    }

    func copy(_ state: ArchiveBatchState) async throws {
        let mover = mover
        try await store.withFileMover { try mover.copy(state, $0) }
    }

    func verify(_ state: ArchiveBatchState) async throws -> FileMover.Verification {
        let mover = mover
        return try await store.read { db, _ in try mover.verify(state, db) }
    }

    func remove(
        _ state: ArchiveBatchState, _ found: FileMover.Verification
    ) async throws -> FileMover.Removal {
        let mover = mover
        return try await store.withFileMover { try mover.remove(state, found, $0) }
    }

    func removeStaleCopies(_ state: ArchiveBatchState) async throws {
        let mover = mover
        try await store.withFileMover { try mover.removeStaleCopies(state, $0) }
    }

    func copyBack() async throws -> FileMover.Return {
        let (mover, batch) = (mover, batch)
        return try await store.withFileMover { try mover.copyBack(batch, $0) }
    }

    func removeArchived(_ state: ArchiveBatchState) async throws {
        let mover = mover
        try await store.withFileMover { try mover.removeArchived(state, nil, $0) }
    }
}
