import GRDB
public import OrdersCore

extension SQLiteStore {
    public func totalsStatus(at now: Instant) async throws -> TotalsStatus {
        try await readTotals { db, reader in try reader.status(db, at: now) }
    }

    public func beginTotals(_ checkpoint: JobCheckpoint) async throws {
        try require(.keepTotals)
        try await write { db, sql in
            guard try !TotalsTrust.nameIsTaken(db) else {
                throw OrdersError(.unsupported, "Live totals can't be built: \(TotalsTrust.nameTaken).")
            }
            let objects = try TotalsReader.fresh(db, sql).live.objects
            for statement in try TotalsRemoval(db: db, objects: objects).statements() {
                try db.execute(sql: statement)
            }
            for object in objects.all { try db.execute(sql: object.sql) }
            let lowest = objects.shape.idIsRowID ? Int64.min.databaseValue : .null
            try TotalsState.insert(
                definition: objects.definition,
                countedFrom: TotalsReader.start(of: ReportWindow(asOf: checkpoint.at, isBounded: false), sql),
                foldedThrough: lowest, db)
            if objects.shape.idIsRowID {
                try db.execute(sql: TotalsReader.noteLowestID(objects.orders))
            }
            try JournalSQL.record(checkpoint, addingRows: 0, db)
        }
    }

    /// A job's batches leave checkpoints to themselves, as a mover's do; the background fold leaves them to its
    /// commits.
    public func foldTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        let isJob = batch.checkpoint != nil
        let step = try await readTotals { db, reader in try reader.nextStep(db, batch, isJob: isJob) }
        guard let step else { return TotalsBatchOutcome(rows: 0, lockHeld: .zero, isFinished: true) }
        try require(.keepTotals)
        if isJob { try await beginCheckpointPacing() }
        let outcome = try await inShortTransaction(isQuiet: !isJob && step.isQuiet) { db in
            guard var state = try TotalsState.fetch(db), state == step.state else { return (0, false) }
            try step.run(db, state: &state)
            try state.update(db)
            if let checkpoint = batch.checkpoint {
                try JournalSQL.record(checkpoint, addingRows: Int64(step.rows), db)
            }
            return (step.rows, step.isLast)
        }
        if isJob { await checkpointIfDue() }
        return outcome
    }

    public func removeTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        let piece = try await read { db, sql in
            try TotalsRemoval(db: db, objects: TotalsReader.fresh(db, sql).live.objects).next()
        }
        guard let piece else { return TotalsBatchOutcome(rows: 0, lockHeld: .zero, isFinished: true) }
        try require(.keepTotals)
        let sql = sql
        return try await inShortTransaction { db in
            let removal = TotalsRemoval(db: db, objects: try TotalsReader.fresh(db, sql).live.objects)
            let rows = try removal.remove(piece, limit: max(1, batch.rows))
            if let checkpoint = batch.checkpoint {
                try JournalSQL.record(checkpoint, addingRows: Int64(rows), db)
            }
            return (rows, false)
        }
    }

    public func verifyTotals(at now: Instant) async throws -> TotalsVerification {
        let (verification, version, wasTrusted) = try await readTotals { db, reader in
            let (verification, wasTrusted) = try reader.verify(db, at: now)
            return (verification, try TotalsTrust.schemaVersion(db), wasTrusted)
        }
        if verification.isExact { status.withLock { $0.totalsVerifiedAt = version } }
        if !verification.isExact || !wasTrusted {
            try await recordVerification(verification.isExact, at: version)
        }
        return verification
    }

    /// Leaves a word for every process, where this one may write.
    private func recordVerification(_ isExact: Bool, at version: Int64) async throws {
        guard availability(of: .keepTotals) == .available else { return }
        try await write { db, _ in
            guard try TotalsTrust.schemaVersion(db) == version, var state = try TotalsState.fetch(db) else {
                return
            }
            if isExact { try TotalsTrust.trust(db) }
            if !isExact || state.phase == .wrong {
                state.phase = isExact ? .ready : .wrong
                try state.update(db)
            }
        }
    }

    /// Reads in one snapshot what the totals say of themselves.
    func readTotals<Value: Sendable>(
        _ body: @escaping @Sendable (Database, TotalsReader) throws -> Value
    ) async throws -> Value {
        let reader = totalsReader
        return try await read { db, _ in try body(db, reader) }
    }

    /// Of the database as it was known last.
    var totalsReader: TotalsReader { status.withLock { TotalsReader($0) } }

    /// Runs a transaction and times how long it holds the write lock. Checkpoints stay as they are, because a
    /// mover may be pacing them.
    ///
    /// - Parameter isQuiet: Whether the commit changes nothing that anybody is shown.
    private func inShortTransaction(
        isQuiet: Bool = false,
        _ body: @escaping @Sendable (Database) throws -> (rows: Int, isFinished: Bool)
    ) async throws -> TotalsBatchOutcome {
        let before = status.withLock { $0.othersCommits }
        let (outcome, after) = try await withWriter { db in
            var start: ContinuousClock.Instant?
            var result = (rows: 0, isFinished: false)
            var commits: Int64?
            var seen: Int64?
            try db.inTransaction(.immediate) {
                start = .now
                commits = try db.othersCommits()
                result = try body(db)
                if isQuiet { seen = self.commitsSeen() }
                return .commit
            }
            if let seen { try self.keepQuiet(db, since: seen, othersCommits: commits) }
            let lockHeld = start.map { ContinuousClock.now - $0 } ?? .zero
            let outcome = TotalsBatchOutcome(
                rows: result.rows, lockHeld: lockHeld, isFinished: result.isFinished,
                othersWrote: commits != before)
            return (outcome, commits)
        }
        status.withLock { $0.othersCommits = after }
        return outcome
    }

    /// Takes the commit just made out of the change token, where it was the only one: while the transaction was open nobody
    /// else could commit, and whoever has done so since is told by the writing connection.
    private func keepQuiet(_ db: Database, since seen: Int64, othersCommits: Int64?) throws {
        guard let now = commitsSeen(), try db.othersCommits() == othersCommits else { return }
        foldCommits.withLock { $0 += now - seen }
    }
}
