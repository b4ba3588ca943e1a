import GRDB
import OrdersCore

/// What changes about a store while it is open: `setup` and `teardown` change what it can do.
struct StoreStatus: Sendable {
    var facts: SchemaFacts
    let sql: MappedSQL
    /// Nil when the store only reads.
    let writer: DatabaseQueue?
    /// Why it only reads; nil when it writes.
    let readOnlyReason: String?
    /// Whether the mover keeps commits from checkpointing; see `SQLiteStore+Checkpoints`.
    var checkpoints = CheckpointPacing()
    var moveReadiness = MoveReadiness()

    init(facts: SchemaFacts, schema: OrdersSchema, writer: DatabaseQueue?, readOnlyReason: String?) {
        self.facts = facts
        self.sql = MappedSQL(schema, facts: facts)
        self.writer = writer
        self.readOnlyReason = readOnlyReason
    }
}
