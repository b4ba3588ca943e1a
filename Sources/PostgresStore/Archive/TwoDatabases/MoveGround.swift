import OrdersCore

/// What a batch between two databases stands on: the tables of both as they were when it began, and where the archive is.
struct MoveGround: Sendable {
    let sessions: ArchiveSessions
    let tables: MovedTables
    let hasFlags: Bool
    /// Texts that differ when something about the tables has changed since.
    private let fingerprints: Fingerprints
    private var isReady: Set<ArchiveDirection> = []

    private struct Fingerprints: Hashable, Sendable {
        let main: String
        let archive: String
    }

    /// Looks at both databases.
    ///
    /// - Parameter known: what was found earlier, which holds as long as nothing has changed.
    /// - Throws: `OrdersError` (`schemaMismatch`) when something stands in the way.
    init(
        _ sides: BothSides, _ sessions: ArchiveSessions, _ direction: ArchiveDirection, known: MoveGround?
    ) throws {
        let main = try MovedTables.fingerprint(sides.sql).firstRow(sides.main)
        let archive = try sides.on(.archive) {
            try MovedTables.fingerprint(sides.sql, hasFlags: false).firstRow($0)
        }
        self.sessions = sessions
        hasFlags = main?.bool(1) ?? false
        fingerprints = Fingerprints(main: main?.text(0) ?? "", archive: archive?.text(0) ?? "")
        let isKnown = known?.fingerprints == fingerprints && known?.sessions.place == sessions.place
        if isKnown, let known {
            (tables, isReady) = (known.tables, known.isReady)
        } else {
            tables = try sides.movedTables()
        }
        guard !isReady.contains(direction) else { return }
        try MoveObstacles(sides: sides, tables: tables).requireNone(direction)
        isReady.insert(direction)
    }

    /// Checks in a transaction that has locked main's tables that they, and the archive's place, are as they were.
    ///
    /// - Throws: `OrdersError` (`busy`) when they aren't.
    func checkMain(_ sql: MappedSQL, _ db: PostgresConnection) throws {
        guard try ArchiveHome.fetch(db)?.place == sessions.place,
            try MovedTables.fingerprint(sql).firstRow(db)?.text(0) == fingerprints.main
        else { throw MoveGround.hasChanged }
    }

    /// The same of the archive's tables.
    ///
    /// - Throws: as `checkMain`; `cannotOpen` when the archive is gone or another one.
    func checkArchive(_ sql: MappedSQL, _ db: PostgresConnection) throws {
        _ = try sessions.side(db)
        let found = try MovedTables.fingerprint(sql, hasFlags: false).firstRow(db)
        guard found?.text(0) == fingerprints.archive else { throw MoveGround.hasChanged }
    }

    private static let hasChanged = OrdersError(
        .busy, "The tables, or the archive's place, have changed in this moment: try again.")

    /// The statement that keeps the columns of a place as they are until the transaction ends.
    func lock(_ place: OrderPlace, _ schema: OrdersSchema) -> String {
        MovePlan.lockTables(CarriedTable.all(of: place, tables, schema).map(\.table.name))
    }
}
