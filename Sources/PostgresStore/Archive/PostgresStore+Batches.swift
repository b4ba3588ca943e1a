import OrdersCore

extension PostgresStore {
    /// Runs a batch in a transaction of its own, after the rest since the one before, alone among those that move or flag
    /// orders.
    ///
    /// A batch locks orders that nobody writes as a rule, so what counts as holding the lock is what others felt of it: the
    /// whole batch where a session waits for it at its end, else the commit alone. Nobody queues behind it as writers do on
    /// SQLite; `othersWrote` is always false, which tells the pacing that nobody sleeps and is missed.
    ///
    /// - Parameters:
    ///   - orders: how many orders the batch was given.
    ///   - locksTables: whether the columns of what moves must stay as they are until the end.
    func runBatch(
        rest: Duration, of orders: Int, locksTables: Bool = false,
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL, inout MoveMemory) throws -> Int
    ) async throws -> ArchiveBatchOutcome {
        let known = moves.withLock { $0 }
        try await self.rest(rest)
        let (moved, memory, lockHeld) = try await inTransaction(known, locksTables: locksTables, body)
        moves.withLock {
            $0.learn(from: memory)
            $0.lastEnd = .now
        }
        return ArchiveBatchOutcome(
            moved: moved, heldBack: orders - moved, lockHeld: lockHeld, othersWrote: false)
    }

    /// Waits until the last batch is so long ago.
    func rest(_ rest: Duration) async throws {
        guard let end = moves.withLock({ $0.lastEnd })?.advanced(by: rest), end > .now else { return }
        try await Task.sleep(until: end, clock: .continuous)
    }

    /// Looks once a second whether others need the server more, or that of the archive.
    ///
    /// - Throws: `OrdersError` (`busy`), on which a run waits, says why, and tries again.
    func giveWay() async throws {
        if let calm = moves.withLock({ $0.lastCalm }), .now - calm < MoveThrottle.interval { return }
        try giveWay(to: try await read { db, _ in try ServerLoad.fetch(db) }, on: address)
        if let sessions = archive.withLock({ $0 }) {
            try giveWay(to: try await sessions.read { try ServerLoad.fetch($0) }, on: sessions.address)
        }
        moves.withLock { $0.lastCalm = .now }
    }

    private func giveWay(to load: ServerLoad, on address: ServerAddress) throws {
        guard let reason = MoveThrottle().reason(load) else { return }
        throw OrdersError(.busy, "\(address.name) is busy: \(reason).")
    }

    /// - Returns: with the body's count how long others waited for it.
    private func inTransaction(
        _ known: MoveMemory, locksTables: Bool,
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL, inout MoveMemory) throws -> Int
    ) async throws -> (moved: Int, memory: MoveMemory, lockHeld: Duration) {
        let sql = sql
        return try await writing { db in
            var (memory, start) = (known, ContinuousClock.now)
            let lock =
                locksTables ? MovePlan.lockTables(sql.schema, try known.lastTables(db, sql)) : nil
            do {
                let moved = try db.transaction(.write) {
                    try MoveSettings.beginBatch(lock, db)
                    start = .now
                    let moved = try body(db, sql, &memory)
                    if try !PostgresStore.isWaitedFor.isTrue(db) { start = .now }
                    return moved
                }
                return (moved, memory, ContinuousClock.now - start)
            } catch let error as PostgresError { throw error.whileMoving }
        }
    }

    /// Whether another session waits for this transaction: for an order that it has locked, say.
    static let isWaitedFor = Query(
        """
        SELECT EXISTS (
          SELECT 1 FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id_if_assigned()::xid
        )
        """)
}
