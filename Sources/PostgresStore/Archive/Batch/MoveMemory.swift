import OrdersCore

/// What is known of the tables that move, as of a fingerprint, and when the last batch ended.
struct MoveMemory: Sendable {
    private var fingerprint = ""
    private var tables: MovedTables?
    private var isReady: Set<ArchiveDirection> = []
    /// When the last batch had ended.
    var lastEnd: ContinuousClock.Instant?
    /// When the server's load was last found to let a run go on.
    var lastCalm: ContinuousClock.Instant?

    /// The tables as they are now, looked at again when something about them has changed.
    mutating func tables(_ db: PostgresConnection, _ sql: MappedSQL) throws -> MovedTables {
        let found = try MovedTables.fingerprint(sql).firstRow(db)?.text(0) ?? ""
        if let tables, found == fingerprint { return tables }
        let now = try MovedTables.fetch(db, sql)
        (fingerprint, tables, isReady) = (found, now, [])
        return now
    }

    /// The same before `setup` has made what the fingerprint looks at.
    mutating func tablesToRead(_ db: PostgresConnection, _ sql: MappedSQL) throws -> MovedTables {
        let isSetUp = try Query("SELECT to_regclass('\(ArchiveObjects.childrenTable)') IS NOT NULL").isTrue(
            db)
        return isSetUp ? try tables(db, sql) : try MovedTables.fetch(db, sql)
    }

    /// Takes over what another reading has found out.
    mutating func learn(from other: MoveMemory) {
        guard other.fingerprint != fingerprint else { return }
        let (end, calm) = (lastEnd, lastCalm)
        self = other
        (lastEnd, lastCalm) = (end, calm)
    }

    /// - Throws: `OrdersError` (`schemaMismatch`) when something stands in the way.
    mutating func requireReady(
        _ direction: ArchiveDirection, _ tables: MovedTables, _ db: PostgresConnection, _ sql: MappedSQL
    ) throws {
        guard !isReady.contains(direction) else { return }
        let obstacles = MoveObstacles(db: db, sql: sql, tables: tables)
        let found = try obstacles.list(direction) + obstacles.fit.unconfirmed
        guard found.isEmpty else {
            throw OrdersError(
                .schemaMismatch, "Orders can't move: \(found.joined(separator: "; ")): change that first.")
        }
        isReady.insert(direction)
    }
}
