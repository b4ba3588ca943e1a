import OrdersCore

extension PostgresStore {
    /// Runs a batch in a transaction of its own, after the rest since the one before, alone among those that move or flag
    /// orders.
    ///
    /// Nobody queues behind a batch: what it locks are orders that nobody writes as a rule, so `othersWrote` is always
    /// false, which tells the pacing that nobody sleeps and is missed.
    ///
    /// - Parameter orders: how many orders the batch was given.
    func runBatch(
        rest: Duration, of orders: Int,
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL, inout MoveMemory) throws -> Int
    ) async throws -> ArchiveBatchOutcome {
        var memory = moves.withLock { $0 }
        if let end = memory.lastEnd?.advanced(by: rest), end > .now {
            try await Task.sleep(until: end, clock: .continuous)
        }
        let known = memory
        let (moved, after, lockHeld) = try await inTransaction(known, body)
        memory = after
        memory.lastEnd = .now
        moves.withLock { [memory] in $0 = memory }
        return ArchiveBatchOutcome(
            moved: moved, heldBack: orders - moved, lockHeld: lockHeld, othersWrote: false)
    }

    /// Looks once a second whether others need the server more.
    ///
    /// - Throws: `OrdersError` (`busy`), on which a run waits, says why, and tries again.
    func giveWay() async throws {
        if let calm = moves.withLock({ $0.lastCalm }), .now - calm < MoveThrottle.interval { return }
        let load = try await read { db, _ in try ServerLoad.fetch(db) }
        if let reason = MoveThrottle().reason(load) {
            throw OrdersError(.busy, "\(address.name) is busy: \(reason).")
        }
        moves.withLock { $0.lastCalm = .now }
    }

    /// - Returns: with the body's count how long its locks were held, from its first statement through the commit.
    private func inTransaction(
        _ known: MoveMemory,
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL, inout MoveMemory) throws -> Int
    ) async throws -> (moved: Int, memory: MoveMemory, lockHeld: Duration) {
        let sql = sql
        return try await writing { db in
            var (memory, start) = (known, ContinuousClock.now)
            do {
                let moved = try db.transaction(.write) {
                    try MoveSettings.beginBatch(db)
                    start = .now
                    return try body(db, sql, &memory)
                }
                return (moved, memory, ContinuousClock.now - start)
            } catch let error as PostgresError { throw error.whileMoving }
        }
    }
}
