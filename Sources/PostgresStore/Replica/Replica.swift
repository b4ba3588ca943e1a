import OrdersCore
import Synchronization

/// A server that replays what the primary does, and whether it is near enough to answer in its place.
final class Replica: Sendable {
    private struct State {
        var tracker = LagTracker()
        var use: ReplicaUse
        var checkedAt: ContinuousClock.Instant?
    }

    let pool: ConnectionPool
    private let primary: ConnectionPool
    private let maxLag: Duration
    private let state = Mutex(State(use: .leftOut(reason: "hasn't been looked at yet")))

    /// How long what was found out holds.
    private static let freshness: Duration = .seconds(1)
    /// A server that takes longer to say how it is isn't asked anything else.
    private static let patience: Duration = .seconds(2)

    init(_ address: ServerAddress, primary: ConnectionPool, maxLag: Duration) {
        pool = ConnectionPool(address, most: 4, settings: PostgresStore.readOnly)
        self.primary = primary
        self.maxLag = maxLag
    }

    /// What becomes of it now; looked up unless that was done within the last second.
    func use() async -> ReplicaUse {
        let known = state.withLock { state in
            state.checkedAt.map { .now - $0 < Replica.freshness } == true ? state.use : nil
        }
        if let known { return known }
        let use = await check()
        state.withLock { ($0.use, $0.checkedAt) = (use, .now) }
        return use
    }

    /// Returns when it isn't to be read from any more.
    func untilLeftOut() async throws {
        while case .reading = await use() { try await Task.sleep(for: Replica.freshness) }
    }

    func close() { pool.close() }

    private func check() async -> ReplicaUse {
        if let position = try? await withLimit(Replica.patience, { try await self.primaryPosition() }) {
            state.withLock { $0.tracker.sawPrimary(position, at: .now) }
        }
        do {
            return judge(try await withLimit(Replica.patience) { try await self.look() })
        } catch {
            return .leftOut(reason: "doesn't answer")
        }
    }

    private func judge(_ sight: Sight) -> ReplicaUse {
        guard sight.isReplica else { return .leftOut(reason: "was promoted, so it goes its own way") }
        let lag = state.withLock {
            $0.tracker.lag(ofReplicaAt: sight.position, at: .now, replayAge: sight.replayAge)
        }
        guard let lag else { return .leftOut(reason: "has replayed nothing yet") }
        guard lag <= maxLag else {
            return .leftOut(reason: "is \(lag.spoken) behind, and \(maxLag.spoken) is the limit")
        }
        return .reading(lag: lag)
    }

    private struct Sight: Sendable {
        let isReplica: Bool
        let position: Int64
        let replayAge: Duration?
    }

    private func look() async throws -> Sight {
        try await pool.reading { db in
            let row = try Query(
                """
                SELECT pg_is_in_recovery(), COALESCE(pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0'), 0)::int8,
                  extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())::float8
                """
            ).firstRow(db)
            return Sight(
                isReplica: row?.bool(0) ?? false, position: row?.int(1) ?? 0,
                replayAge: row?.double(2).map { .seconds(max(0, $0)) })
        }
    }

    /// Where what is on the disk ends. The place of the next record would lie beyond the header of a page or segment that
    /// nobody has begun yet, where no replica of an idle primary ever comes.
    private func primaryPosition() async throws -> Int64 {
        try await primary.reading { db in
            try Query("SELECT pg_wal_lsn_diff(pg_current_wal_flush_lsn(), '0/0')::int8").count(db)
        }
    }
}

/// Runs the work, and cancels it when it takes longer.
private func withLimit<Value: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask(operation: work)
        group.addTask {
            try await Task.sleep(for: limit)
            throw PostgresError.silence
        }
        defer { group.cancelAll() }
        guard let first = try await group.next() else { throw CancellationError() }
        return first
    }
}
