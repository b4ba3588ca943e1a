import GRDB
public import OrdersCore

// The steps of a batch between two files, in order.

extension SQLiteStore {
    public func finishBatch(for checkpoint: JobCheckpoint) async throws -> Int {
        try require(.moveOrders)
        let state = try await read { db, _ in try ArchiveBatchState.fetch(db) }
        guard let direction = state.direction else { return 0 }
        let account = MoveAccount(checkpoint, finishing: state)
        try await read { db, _ in try account.checkLease(db) }
        let mover = try await fileMover(account, nil, direction)
        // Who began it may have died between its commit and the disk.
        try await withFileMover { db in try FileMover.syncLog(db) }
        switch direction {
        case .archive:
            try await withFileMover { db in try mover.fence(state, db) }
            return try await removeOriginals(mover, state).moved
        case .restore:
            try await removeArchived(mover, state, nil)
            return 0
        }
    }

    /// Moves a batch to or from the archive's file.
    func moveBetweenFiles(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try await checkpointFiles()
        _ = try await finishBatch(for: batch.checkpoint)
        let mover = try await fileMover(
            MoveAccount(batch.checkpoint), batch.selection, batch.selection.direction)
        return switch batch.selection.direction {
        case .archive: try await archive(batch, mover)
        case .restore: try await restore(batch, mover)
        }
    }

    private func archive(_ batch: ArchiveBatch, _ mover: FileMover) async throws -> ArchiveBatchOutcome {
        let (state, lockHeld) = try await withFileMover { db in try mover.begin(batch, db) }
        do {
            try await withFileMover { db in try mover.copy(state, db) }
        } catch let error as OrdersError where error.code == .verificationFailed {
            // Nothing has been copied: the batch ends, and the next one is free to go on.
            _ = try await finishBatch(for: batch.checkpoint)
            throw error
        }
        let removal = try await removeOriginals(mover, state)
        return ArchiveBatchOutcome(
            moved: removal.moved, heldBack: batch.orderIDs.count - removal.moved,
            lockHeld: max(lockHeld, removal.lockHeld), othersWrote: mover.othersWrote)
    }

    private func restore(_ batch: ArchiveBatch, _ mover: FileMover) async throws -> ArchiveBatchOutcome {
        let back = try await withFileMover { db in try mover.copyBack(batch, db) }
        let found = try await read { db, _ in try mover.verify(back.state, db) }
        try await removeArchived(mover, back.state, (found, back.othersCommits))
        return ArchiveBatchOutcome(
            moved: back.moved, heldBack: batch.orderIDs.count - back.moved, lockHeld: back.lockHeld,
            othersWrote: mover.othersWrote)
    }

    /// Steps 3 to 5 of archiving.
    private func removeOriginals(
        _ mover: FileMover, _ state: ArchiveBatchState
    ) async throws -> FileMover.Removal {
        let found = try await read { db, _ in try mover.verify(state, db) }
        let removal = try await withFileMover { db in try mover.remove(state, found, db) }
        guard removal.leavesStaleCopies else { return removal }
        try await withFileMover { db in
            try mover.removeStaleCopies(state, db)
            try mover.finish(state, db)
        }
        return removal
    }

    /// Steps 3 and 4 of restoring.
    private func removeArchived(
        _ mover: FileMover, _ state: ArchiveBatchState,
        _ verification: (found: FileMover.Verification, commits: Int64)?
    ) async throws {
        try await withFileMover { db in
            try mover.removeArchived(state, verification, db)
            try mover.finish(state, db)
        }
    }

    /// Looks where the archive is and what stands in the way of moving orders.
    ///
    /// - Parameter selection: what is moved; nil where a batch is finished. Its keys were of a selection, so that only
    ///   what holds any order back is left to look at.
    /// - Throws: `OrdersError`: `schemaMismatch`, `cannotOpen`.
    func fileMover(
        _ account: MoveAccount, _ selection: ArchiveSelection?, _ direction: ArchiveDirection
    ) async throws -> FileMover {
        let (plain, file, lockRest) = (sql, file, lockRest)
        let selection = selection ?? ArchiveSelection(direction: direction, until: nil)
        let (before, seen) = status.withLock { ($0.moveReadiness, $0.fileMoverSaw) }
        let (mover, after, commits) = try await withFileMover { db in
            guard let place = try RememberedPlace.fetch(db) else { throw Mover.placeChanged }
            let archive = AttachedArchive(place, of: file)
            _ = try archive.open(db)
            var (ready, sql) = (before, plain)
            sql.archive = try ArchiveView.fetch(db, sql.schema, isAttached: true)
            let tables = try ready.check(db, direction: direction, sql: sql)
            let commits = try db.othersCommits()
            let mover = FileMover(
                sql: sql, archive: archive, account: account,
                selection: ArchiveSQL(sql: sql).isSelected(selection, byID: true), tables: tables,
                othersWrote: commits != seen, lockRest: lockRest)
            return (mover, ready, commits)
        }
        status.withLock { status in
            status.moveReadiness = after
            status.fileMoverSaw = commits
        }
        return mover
    }
}
