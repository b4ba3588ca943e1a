import GRDB
public import OrdersCore

extension SQLiteStore {
    public func orderIDs(
        in selection: ArchiveSelection, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] {
        if selection.direction == .restore { try require(.readArchive) }
        let find = { @Sendable (db: Database, sql: MappedSQL) in
            try ArchiveSQL(sql: sql).next(in: selection, after: id, limit: limit).rows(db).compactMap {
                Order.ID(storage: $0[0])
            }
        }
        return selection.direction == .archive ? try await read(find) : try await readArchive(find)
    }

    public func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try require(.moveOrders)
        lockRest.set(batch.rest)
        guard try await archivePlace() == .table else { return try await moveBetweenFiles(batch) }
        try await beginCheckpointPacing()
        let mover = Mover(sql: sql, batch: batch, lockRest: lockRest)
        let (before, seen) = status.withLock { ($0.moveReadiness, $0.othersCommits) }
        let (outcome, after, commits) = try await withWriter { db in
            var ready = before
            let commits = try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
            let outcome = try mover.run(db, ready: &ready, othersWrote: commits != seen)
            return (outcome, ready, commits)
        }
        status.withLock { status in
            status.moveReadiness = after
            status.othersCommits = commits
        }
        await checkpointIfDue()
        return outcome
    }

    public func probeWriterStall() async throws -> Duration {
        try require(.moveOrders)
        return try await errors.run { try await lockProbe.wait() }
    }
}
