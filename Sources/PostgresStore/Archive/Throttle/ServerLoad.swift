import OrdersCore

/// What of a server's state a run that moves orders gives way to.
struct ServerLoad: Hashable, Sendable {
    /// A streaming replica and how far its replay is behind.
    struct Replica: Hashable, Sendable {
        let name: String
        let lag: Duration
    }

    /// A replication slot and how much of the write-ahead log it keeps from being removed.
    struct Slot: Hashable, Sendable {
        let name: String
        let bytes: Int64
    }

    /// The one that is furthest behind; nil where there is none, or where the role may not see it (`pg_monitor`).
    var slowest: Replica?
    /// Sessions of this database that have waited for a lock for a second or longer.
    var waitingSessions: Int = 0
    /// The one that keeps most; nil where there is none.
    var fullest: Slot?

    static func fetch(_ db: PostgresConnection) throws -> ServerLoad {
        let row = try Query(
            """
            SELECT application_name, (extract(epoch FROM replay_lag) * 1e6)::int8 FROM pg_stat_replication
            WHERE state = 'streaming' AND replay_lag IS NOT NULL ORDER BY replay_lag DESC LIMIT 1
            """
        ).firstRow(db)
        let waiting = Query(
            """
            SELECT COUNT(*) FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND state = 'active'
              AND query_start < clock_timestamp() - interval '1 second'
            """)
        let slot = try Query(
            """
            SELECT slot_name, pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::int8 FROM pg_replication_slots
            WHERE restart_lsn IS NOT NULL ORDER BY 2 DESC LIMIT 1
            """
        ).firstRow(db)
        return ServerLoad(
            slowest: row.map { Replica(name: $0.text(0), lag: .microseconds($0.int(1))) },
            waitingSessions: Int(try waiting.count(db)),
            fullest: slot.map { Slot(name: $0.text(0), bytes: $0.int(1)) })
    }
}
