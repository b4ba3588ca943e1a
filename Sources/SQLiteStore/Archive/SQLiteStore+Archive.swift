import GRDB
public import OrdersCore

extension SQLiteStore {
    public func orderIDs(
        in selection: ArchiveSelection, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] {
        if selection.direction == .restore { try require(.readArchive) }
        let find = { @Sendable (db: Database, sql: MappedSQL) in
            try ArchiveSQL(sql: sql).next(in: selection, after: id, limit: limit).orderIDs(db)
        }
        return selection.direction == .archive ? try await read(find) : try await readArchive(find)
    }

    public func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try require(.moveOrders)
        lockRest.set(batch.rest, patience: batch.patience)
        guard try await archivePlace() == .table else { return try await moveBetweenFiles(batch) }
        let mover = Mover(sql: sql, batch: batch, lockRest: lockRest)
        let before = status.withLock { $0.moveReadiness }
        let (outcome, after) = try await withBatchWriter { db in
            var ready = before
            return (try mover.run(db, ready: &ready), ready)
        }
        status.withLock { $0.moveReadiness = after }
        return outcome
    }

    /// Uses the writing connection for a run's batch, whose commit leaves the log alone: it is written back afterwards,
    /// where it is time.
    func withBatchWriter<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await beginCheckpointPacing()
        let value = try await withWriter(body)
        await checkpointIfDue()
        return value
    }

    public func probeWriterStall() async throws -> Duration {
        try require(.moveOrders)
        return try await errors.run { try await lockProbe.wait() }
    }
}
