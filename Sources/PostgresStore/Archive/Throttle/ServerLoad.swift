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

    /// What was written since the last checkpoint that is complete, and what the server wants to write at most between two
    /// (`max_wal_size`).
    struct Log: Hashable, Sendable {
        let bytes: Int64
        let wanted: Int64
    }

    /// The one that is furthest behind; nil where there is none, or where the role may not see it (`pg_monitor`).
    var slowest: Replica?
    /// Sessions of this database that have waited for a lock for a second or longer.
    var waitingSessions: Int = 0
    /// The one that keeps most; nil where there is none.
    var fullest: Slot?
    /// How much of the write-ahead log a crash would have to replay now.
    var sinceCheckpoint: Log?

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
        let log = try Query(
            """
            SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn)::int8, pg_size_bytes(current_setting('max_wal_size'))
            FROM pg_control_checkpoint()
            """
        ).firstRow(db)
        return ServerLoad(
            slowest: row.map { Replica(name: $0.text(0), lag: .microseconds($0.int(1))) },
            waitingSessions: Int(try waiting.count(db)),
            fullest: slot.map { Slot(name: $0.text(0), bytes: $0.int(1)) },
            sinceCheckpoint: log.map { Log(bytes: $0.int(0), wanted: $0.int(1)) })
    }
}
