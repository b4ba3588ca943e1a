import OrdersCore

/// What changes about a store while it is open: `setup` and `teardown` change what it can do.
struct StoreStatus: Sendable {
    var facts: SchemaFacts {
        didSet { totals = TotalsObjects(sql: sql, facts: facts) }
    }
    let sql: MappedSQL
    /// Put together once, because a live report has microseconds.
    private(set) var totals: TotalsObjects
    /// The mark at which this process found the live totals to be right; see `TotalsMark`.
    var totalsVerifiedAt: String?
    /// Why it only reads; nil when it writes.
    let readOnlyReason: String?

    init(facts: SchemaFacts, schema: OrdersSchema, readOnlyReason: String?) {
        self.facts = facts
        sql = MappedSQL(schema, facts: facts)
        totals = TotalsObjects(sql: sql, facts: facts)
        self.readOnlyReason = readOnlyReason
    }
}
