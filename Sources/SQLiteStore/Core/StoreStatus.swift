import GRDB
import OrdersCore

/// What changes about a store while it is open: `setup` and `teardown` change what it can do.
struct StoreStatus: Sendable {
    var facts: SchemaFacts {
        didSet { live = LiveSQL(sql: sql, shape: facts.totals) }
    }
    let sql: MappedSQL
    private(set) var live: LiveSQL
    /// Nil when the store only reads.
    let writer: DatabaseQueue?
    /// Why it only reads; nil when it writes.
    let readOnlyReason: String?
    /// Whether the mover keeps commits from checkpointing; see `SQLiteStore+Checkpoints`.
    var checkpoints = CheckpointPacing()
    var moveReadiness = MoveReadiness()
    /// Opened when orders first move between two files.
    var fileMover: DatabaseQueue?
    /// SQLite's count of others' commits, as that connection last saw it.
    var fileMoverSaw: Int64?
    /// The schema version at which this process found the live totals to be right.
    var totalsVerifiedAt: Int64?
    /// SQLite's count of others' commits, as the writing connection last saw it.
    var othersCommits: Int64?

    init(facts: SchemaFacts, schema: OrdersSchema, writer: DatabaseQueue?, readOnlyReason: String?) {
        self.facts = facts
        let sql = MappedSQL(schema, facts: facts)
        self.sql = sql
        self.live = LiveSQL(sql: sql, shape: facts.totals)
        self.writer = writer
        self.readOnlyReason = readOnlyReason
    }
}
