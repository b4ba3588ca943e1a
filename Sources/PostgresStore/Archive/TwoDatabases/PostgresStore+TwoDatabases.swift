public import OrdersCore

// The steps of a batch between two databases, in order.

extension PostgresStore {
    /// Within one database a batch is one transaction, which the server ends whole or not at all.
    public func finishBatch(for checkpoint: JobCheckpoint) async throws -> Int {
        try require(.moveOrders)
        let begun = try await read { db, _ in
            try ArchiveHome.fetch(db).map { ($0.state, try ArchiveBatchState.keys(db)) }
        }
        guard let (state, noted) = begun, let direction = state.direction else { return 0 }
        let account = MoveAccount(checkpoint, finishing: state)
        try await read { db, _ in try account.checkLease(db) }
        let ground = try await moveGround(direction)
        // Its keys were of a selection, so that only what holds any order back is left to look at.
        let batch = ArchiveBatch(
            selection: ArchiveSelection(direction: direction, until: nil), orderIDs: noted,
            checkpoint: checkpoint)
        switch direction {
        case .archive:
            _ = try await inArchive(ground) { try $0.fence(state) }
            return try await removeOriginals(state, noted, batch, ground, account).removal.moved.count
        case .restore:
            try await removeReturned(state, noted, ground, account)
            return 0
        }
    }

    /// Moves a batch to or from another database.
    func moveBetweenDatabases(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        _ = try await finishBatch(for: batch.checkpoint)
        try await rest(batch.rest)
        let ground = try await moveGround(batch.selection.direction)
        let account = MoveAccount(batch.checkpoint)
        let (moved, lockHeld) =
            switch batch.selection.direction {
            case .archive: try await archive(batch, ground, account)
            case .restore: try await restore(batch, ground, account)
            }
        moves.withLock { $0.lastEnd = .now }
        return ArchiveBatchOutcome(
            moved: moved, heldBack: batch.orderIDs.count - moved, lockHeld: lockHeld, othersWrote: false)
    }

    private typealias Moved = (moved: Int, lockHeld: Duration)

    private func archive(
        _ batch: ArchiveBatch, _ ground: MoveGround, _ account: MoveAccount
    ) async throws -> Moved {
        let (noted, held) = try await inMain(ground, account, isDurable: true) { try $0.note(batch) }
        guard let noted else { return (0, held) }
        try await stepped(.noted)
        let wait: Duration
        do {
            wait = try await inArchive(ground) {
                try $0.take(noted.state, noted.consignment, at: batch.checkpoint.at)
            }.commit
        } catch let error as OrdersError where error.code == .verificationFailed {
            // Nothing has been copied: the batch ends, and the next one is free to go on.
            _ = try await finishBatch(for: batch.checkpoint)
            throw error
        }
        try await stepped(.taken)
        let (removal, heldAgain) = try await removeOriginals(
            noted.state, noted.consignment.orderIDs, batch, ground, account)
        return (removal.moved.count, max(held, heldAgain, wait))
    }

    /// Steps 3 to 5 of archiving.
    private func removeOriginals(
        _ state: ArchiveBatchState, _ noted: [Order.ID], _ batch: ArchiveBatch, _ ground: MoveGround,
        _ account: MoveAccount
    ) async throws -> (removal: MainSteps.Removal, lockHeld: Duration) {
        let sql = sql
        let copies = try await ground.sessions.read { db in
            try ArchiveSteps(db: db, sql: sql, ground: ground).readBack(state, noted)
        }
        try await stepped(.readBack)
        let (removal, held) = try await inMain(ground, account) { try $0.remove(state, copies, batch) }
        try await stepped(.removed)
        guard !removal.stale.isEmpty else { return (removal, held) }
        _ = try await inArchive(ground) { try $0.removeStale(state, removal.stale) }
        try await stepped(.staleRemoved)
        _ = try await inMain(ground, account) { try $0.finish(state) }
        try await stepped(.finished)
        return (removal, held)
    }

    private func restore(
        _ batch: ArchiveBatch, _ ground: MoveGround, _ account: MoveAccount
    ) async throws -> Moved {
        let sql = sql
        let offered = try await ground.sessions.read { db in
            try ArchiveSteps(db: db, sql: sql, ground: ground).offer(batch)
        }
        try await stepped(.offered)
        let (back, held) = try await inMain(ground, account, isDurable: true) {
            try $0.bringBack(batch, offered)
        }
        guard let back else { return (0, held) }
        try await stepped(.broughtBack)
        try await requireNoted(back)
        let wait = try await removeReturned(back.state, back.moved, ground, account)
        return (back.moved.count, max(held, wait))
    }

    /// Sees the commit in another session, before the archive loses anything.
    private func requireNoted(_ back: MainSteps.Return) async throws {
        let isNoted = try await read { db, _ in
            try ArchiveHome.fetch(db)?.state == back.state
                && ArchiveBatchState.keys(db).count == back.moved.count
        }
        guard isNoted else { throw back.state.overtaken }
    }

    /// Steps 3 and 4 of restoring.
    @discardableResult
    private func removeReturned(
        _ state: ArchiveBatchState, _ ids: [Order.ID], _ ground: MoveGround, _ account: MoveAccount
    ) async throws -> Duration {
        let wait = try await inArchive(ground) { try $0.removeReturned(state, ids) }.commit
        try await stepped(.returnedRemoved)
        let held = try await inMain(ground, account) { try $0.finish(state) }.lockHeld
        try await stepped(.finished)
        return max(wait, held)
    }

    /// Looks where the archive is and what stands in the way of moving orders.
    private func moveGround(_ direction: ArchiveDirection) async throws -> MoveGround {
        let known = moves.withLock { $0.ground }
        let ground = try await readArchive { sides in
            guard let sessions = sides.sessions else { throw Self.placeChanged }
            return try MoveGround(sides, sessions, direction, known: known)
        }
        moves.withLock { $0.ground = ground }
        return ground
    }

    private static let placeChanged = OrdersError(
        .busy, "The archive has just got another place: try again.")

    /// Brings the archive in its own database up to main's columns; does nothing where the archive is main's own.
    ///
    /// - Returns: whether the archive is in another database.
    func changeElsewhere(_ fit: ArchiveFit, _ checkpoint: JobCheckpoint) async throws -> Bool {
        guard try await archivePlace() != .table else { return false }
        let account = MoveAccount(checkpoint)
        try await read { db, _ in try account.checkLease(db) }
        guard let sessions = archive.withLock({ $0 }) else { throw Self.placeChanged }
        _ = try await sessions.write { db in
            try MoveSettings.beginChange(db)
            _ = try sessions.side(db)
            for statement in fit.statements { try db.execute(statement) }
        }
        return true
    }

    /// Runs a step in main.
    ///
    /// - Parameter isDurable: whether its commit waits for the disk, which nobody else feels of it.
    /// - Returns: with its value how long others felt it: all of it if a session waits for it at its end, else the commit.
    private func inMain<Value: Sendable>(
        _ ground: MoveGround, _ account: MoveAccount, isDurable: Bool = false,
        _ step: @escaping @Sendable (MainSteps) throws -> Value
    ) async throws -> (value: Value, lockHeld: Duration) {
        let sql = sql
        return try await writing { db in
            var (start, isFelt) = (ContinuousClock.now, false)
            do {
                let value = try db.transaction(.write) {
                    start = .now
                    let value = try step(MainSteps(db: db, sql: sql, ground: ground, account: account))
                    isFelt = try PostgresStore.isWaitedFor.isTrue(db)
                    if !isFelt { start = .now }
                    return value
                }
                return (value, isFelt || !isDurable ? .now - start : .zero)
            } catch let error as PostgresError { throw error.whileMoving }
        }
    }

    /// Runs a step in the archive's database.
    ///
    /// - Returns: with its value how much longer than at best that server's commits take now.
    private func inArchive<Value: Sendable>(
        _ ground: MoveGround, _ step: @escaping @Sendable (ArchiveSteps) throws -> Value
    ) async throws -> (value: Value, commit: Duration) {
        let sql = sql
        let (value, commit) = try await ground.sessions.write { db in
            try step(ArchiveSteps(db: db, sql: sql, ground: ground))
        }
        return (value, moves.withLock { $0.archiveCommits.record(commit) })
    }

    /// Tells of every step of a batch between two databases that has committed: tests end a batch there, by an error or
    /// with the process.
    package func watchMoves(_ watch: @escaping @Sendable (MoveStep) async throws -> Void) {
        moveWatch.withLock { $0 = watch }
    }

    private func stepped(_ step: MoveStep) async throws {
        guard let watch = moveWatch.withLock({ $0 }) else { return }
        try await watch(step)
    }
}
