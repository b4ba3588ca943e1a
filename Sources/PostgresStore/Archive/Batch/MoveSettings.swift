import OrdersCore

/// What a session sets for the length of a transaction that moves orders, or adds archived rows up.
enum MoveSettings {
    /// Pins how values become text, which is hashed.
    private static let texts = [
        ("DateStyle", "ISO, YMD"), ("IntervalStyle", "postgres"), ("TimeZone", "UTC"),
        ("extra_float_digits", "1"),
        ("bytea_output", "hex"), ("lc_monetary", "C"), ("xmloption", "content"),
    ]

    /// A batch waits for nobody for long, and lets go when its process is stopped in the middle of it.
    private static let limits = [
        ("lock_timeout", "500ms"), ("statement_timeout", "10s"),
        ("idle_in_transaction_session_timeout", "10s"),
    ]

    /// Whatever a batch looks for it finds by key: a plan that was made while the archive was nearly empty, and kept, would
    /// read all of it later.
    private static let plans = [
        ("enable_seqscan", "off"), ("enable_hashjoin", "off"), ("enable_mergejoin", "off"),
    ]

    /// For reading what the ledger is compared with.
    static func pinTexts(_ db: PostgresConnection) throws { try db.execute(statement(texts)) }

    /// Begins a batch, in one message to the server: nobody else moves orders of this database until its transaction ends.
    /// As a rule its commit needn't wait for the disk: a server that crashes forgets the last batches whole, with their
    /// checkpoints, and the job's end is a commit that waits.
    ///
    /// - Parameters:
    ///   - lockTables: what else to lock; nil for nothing.
    ///   - isDurable: whether another database will rely on the commit, so that it waits for the disk.
    /// - Throws: `PostgresError` (lock not available) when somebody else moves orders for longer than a batch takes.
    static func beginBatch(
        _ lockTables: String?, isDurable: Bool = false, _ db: PostgresConnection
    ) throws {
        let durability = [("synchronous_commit", isDurable ? "on" : "off")]
        let lock = "SELECT pg_advisory_xact_lock(\(AdvisoryLock.move.rawValue))"
        try db.execute(
            ([statement(texts + limits + durability + plans), lock] + (lockTables.map { [$0] } ?? [])).joined(
                separator: "; "))
    }

    /// Begins a change of the archive's own tables, which waits for those who read them, and lets nobody wait behind it for
    /// long.
    static func beginChange(_ db: PostgresConnection) throws {
        try db.execute(statement([("lock_timeout", "500ms"), ("statement_timeout", "10s")]))
        try AdvisoryLock.move.take(db)
    }

    private static func statement(_ settings: [(name: String, value: String)]) -> String {
        let calls = settings.map {
            "set_config(\(Quoting.literal($0.name)), \(Quoting.literal($0.value)), TRUE)"
        }
        return "SELECT \(calls.joined(separator: ", "))"
    }
}
