import OrdersCore

/// What is known of the tables that move, as of a fingerprint, and when the last batch ended.
struct MoveMemory: Sendable {
    /// Of the tables in two databases, where the archive is in another one.
    var ground: MoveGround?
    /// Of the commits in the archive's own database.
    var archiveCommits = CommitWatch()
    private var fingerprint = ""
    private var tables: MovedTables?
    private var isReady: Set<ArchiveDirection> = []
    /// When the last batch had ended.
    var lastEnd: ContinuousClock.Instant?
    /// When the server's load was last found to let a run go on.
    var lastCalm: ContinuousClock.Instant?
    /// Of the commits that were probed.
    var fastestCommit: Duration?

    /// The tables as they are now, looked at again when something about them has changed; and whether any order is
    /// flagged.
    mutating func tables(
        _ db: PostgresConnection, _ sql: MappedSQL
    ) throws -> (tables: MovedTables, hasFlags: Bool) {
        let row = try MovedTables.fingerprint(sql).firstRow(db)
        let (found, hasFlags) = (row?.text(0) ?? "", row?.bool(1) ?? false)
        if let tables, found == fingerprint { return (tables, hasFlags) }
        let now = try MovedTables.fetch(db, sql)
        (fingerprint, tables, isReady) = (found, now, [])
        return (now, hasFlags)
    }

    /// The tables as they were when a batch last looked: good enough to look for orders that a batch will look at again.
    func lastTables(_ db: PostgresConnection, _ sql: MappedSQL) throws -> MovedTables {
        try tables ?? MovedTables.fetch(db, sql)
    }

    /// Takes over what another reading has found out.
    mutating func learn(from other: MoveMemory) {
        let isSame = other.fingerprint == fingerprint
        (fingerprint, tables) = (other.fingerprint, other.tables)
        isReady = isSame ? isReady.union(other.isReady) : other.isReady
    }

    /// - Throws: `OrdersError` (`schemaMismatch`) when something stands in the way.
    mutating func requireReady(
        _ direction: ArchiveDirection, _ tables: MovedTables, _ sides: BothSides
    ) throws {
        guard !isReady.contains(direction) else { return }
        try MoveObstacles(sides: sides, tables: tables).requireNone(direction)
        isReady.insert(direction)
    }
}
