public import OrdersCore

extension PostgresStore {
    public func totalsStatus(at now: Instant) async throws -> TotalsStatus {
        let reader = totalsReader
        return try await readTotals { db, _ in try reader.status(db, at: now) }
    }

    public func beginTotals(_ checkpoint: JobCheckpoint) async throws {
        try require(.keepTotals)
        let objects = totalsReader.objects
        try await write { db, _ in
            try db.execute(PostgresStore.shortWait)
            try AdvisoryLock.fold.take(db)
            let removal = TotalsRemoval(db: db, objects: objects)
            if let name = try removal.takenName() {
                throw OrdersError(
                    .unsupported, "Live totals can't be built: \(TotalsReasons.nameTaken(name)).")
            }
            for statement in try removal.statements() + objects.statements { try db.execute(statement) }
            try TotalsState.insert(
                objects, countedFrom: ReportWindow(asOf: checkpoint.at, isBounded: false).start,
                mark: TotalsMark(objects: objects).sql, db)
            try Journal.record(checkpoint, addingRows: 0, db)
        }
    }

    /// No writer waits for a fold, so it reports no lock.
    public func foldTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        let (reader, isJob) = (totalsReader, batch.checkpoint != nil)
        let countsBySpan: Bool? = try await readTotals { db, _ in
            let state = try reader.foldable(db, isJob: isJob)
            let waiting = try FoldSQL(reader.objects).waiting(
                from: state.countedFrom, leavingBefore: batch.leavingBefore, limit: 1
            ).firstRow(db)
            if state.phase == .building { return try SpanIndex(objects: reader.objects).exists(db) }
            return waiting.map { $0.int(0) + $0.int(1) > 0 } == true ? true : nil
        }
        guard let countsBySpan else { return TotalsBatchOutcome(rows: 0, lockHeld: .zero, isFinished: true) }
        try require(.keepTotals)
        return try await changeTotals(batch) { db in
            guard var state = try TotalsState.lock(reader.objects.tables, db) else { return (0, false) }
            let fold = Fold(objects: reader.objects, batch: batch, countsBySpan: countsBySpan)
            let done = try fold.run(&state, db)
            try state.update(reader.objects.tables, db)
            return done
        }
    }

    public func removeTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        let objects = totalsReader.objects
        let piece = try await read { db, _ in try TotalsRemoval(db: db, objects: objects).next() }
        guard piece != nil else { return TotalsBatchOutcome(rows: 0, lockHeld: .zero, isFinished: true) }
        try require(.keepTotals)
        return try await changeTotals(batch) { db in
            try db.execute(PostgresStore.shortWait)
            let removal = TotalsRemoval(db: db, objects: objects)
            return (try removal.next().map(removal.remove) ?? 0, false)
        }
    }

    public func verifyTotals(at now: Instant) async throws -> TotalsVerification {
        let reader = totalsReader
        let (verification, standing) = try await readTotals { db, _ in
            let standing = try reader.standing(db)
            return (try reader.verify(db, standing, at: now), standing)
        }
        if verification.isExact { status.withLock { $0.totalsVerifiedAt = standing.mark } }
        if !verification.isExact || standing.condition != .ready {
            try await recordVerification(verification.isExact, mark: standing.mark)
        }
        return verification
    }

    /// Leaves a word for every process, where this one may write.
    private func recordVerification(_ isExact: Bool, mark: String) async throws {
        guard availability(of: .keepTotals) == .available else { return }
        let objects = totalsReader.objects
        try await write { db, _ in
            let now = try TotalsState.fetch(objects.tables, mark: TotalsMark(objects: objects).sql, db)
            guard let now, now.mark == mark else { return }
            if isExact { try TotalsTrust.trust(objects.tables, mark: mark, db) }
            if !isExact || now.state.phase == .wrong {
                try TotalsState.setPhase(isExact ? .ready : .wrong, objects.tables, db)
            }
        }
    }

    /// Reads what the totals hold, in one snapshot. Tables are dropped for all snapshots at once: who finds one gone on
    /// the way looks again.
    private func readTotals<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> Value
    ) async throws -> Value {
        do {
            return try await read { db, sql in try PostgresStore.unlessGone { try body(db, sql) } }
        } catch let error as OrdersError where error.code == .busy {
            return try await read { db, sql in try PostgresStore.unlessGone { try body(db, sql) } }
        }
    }

    /// - Throws: `OrdersError` (`busy`) where one of the totals' tables is gone.
    static func unlessGone<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as PostgresError
            where error.sqlState == SQLState.undefinedTable
        {
            throw OrdersError(
                .busy, "The live totals are being made or removed just now: try again.", cause: error.message)
        }
    }

    /// Of the database as it was known last.
    var totalsReader: TotalsReader { status.withLock { TotalsReader($0) } }

    /// A lock that others queue behind is waited for no longer than they hardly notice.
    private static let shortWait = "SET LOCAL lock_timeout = '300ms'"

    /// Runs a batch in one transaction with its checkpoint, while no other process changes the totals.
    private func changeTotals(
        _ batch: TotalsBatch,
        _ body: @escaping @Sendable (PostgresConnection) throws -> (rows: Int, isFinished: Bool)
    ) async throws -> TotalsBatchOutcome {
        try await write { db, _ in
            guard try AdvisoryLock.fold.tryToTake(db) else {
                throw OrdersError(.busy, "Another process is folding the live totals: try again.")
            }
            let (rows, isFinished) = try PostgresStore.unlessGone { try body(db) }
            if let checkpoint = batch.checkpoint {
                try Journal.record(checkpoint, addingRows: Int64(rows), db)
            }
            return TotalsBatchOutcome(rows: rows, lockHeld: .zero, isFinished: isFinished)
        }
    }
}

extension TotalsReader {
    /// - Throws: `OrdersError` as `LiveTotals.verifyTotals`.
    fileprivate func verify(
        _ db: PostgresConnection, _ standing: Standing, at now: Instant
    ) throws -> TotalsVerification {
        guard let state = standing.state, standing.condition != .absent else {
            let code: OrdersError.Code = standing.condition.isBroken ? .verificationFailed : .notFound
            throw OrdersError(code, standing.condition.reason ?? "There are no live totals.")
        }
        guard state.phase != .building else { throw OrdersError(.jobHeld, TotalsReasons.beingBuilt) }
        guard !standing.condition.isBroken || state.phase == .wrong else {
            throw OrdersError(.verificationFailed, standing.condition.reason ?? "The live totals are broken.")
        }
        let start = ReportWindow(asOf: now, isBounded: false).start
        return try TotalsVerifier(db: db, objects: objects, state: state).verify(
            start: max(start, state.countedFrom))
    }
}
