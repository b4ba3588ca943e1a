import OrdersCore

/// Main and archive as of one instant: a session of each, in a snapshot. Where one database holds both, it is one and the
/// same session.
struct BothSides {
    let main: PostgresConnection
    /// What the statements about both are put together from.
    let sql: MappedSQL
    /// Why the archive can't be read; nil when it can.
    let trouble: OrdersError?
    private let archive: PostgresConnection
    /// Of the archive in another database.
    let sessions: ArchiveSessions?
    private let home: ArchiveHome?

    /// One database holds both.
    init(_ db: PostgresConnection, _ sql: MappedSQL) {
        (main, archive, self.sql) = (db, db, sql)
        (sessions, home, trouble) = (nil, nil, nil)
    }

    /// The archive is in another database, and orders of a batch under way count in main alone.
    init(
        main: PostgresConnection, archive: PostgresConnection, _ sql: MappedSQL, _ home: ArchiveHome,
        _ sessions: ArchiveSessions
    ) {
        var sql = sql
        sql.hidesBatch = home.state.direction != nil
        (self.main, self.archive, self.sql) = (main, archive, sql)
        (self.sessions, self.home, trouble) = (sessions, home, nil)
    }

    /// The archive is in another database, and can't be read.
    init(
        main: PostgresConnection, _ sql: MappedSQL, _ home: ArchiveHome, _ sessions: ArchiveSessions?,
        trouble: OrdersError
    ) {
        (self.main, archive, self.sql) = (main, main, sql)
        (self.sessions, self.home, self.trouble) = (sessions, home, trouble)
    }

    /// Whether the archive is in another database.
    var isElsewhere: Bool { home != nil }

    var place: ArchivePlace {
        guard let home else { return .table }
        return .server(ArchiveServer(address: home.place.address, name: home.place.name))
    }

    /// How far the batches between two databases are; nil where one holds both.
    var state: ArchiveBatchState? { home?.state }

    /// Runs the body with the session of a place.
    ///
    /// - Throws: the trouble, where the archive can't be read; `OrdersError` that names the archive's database for what it
    ///   says; the body's own errors.
    func on<Value>(_ place: OrderPlace, _ body: (PostgresConnection) throws -> Value) throws -> Value {
        guard place == .archive, let sessions else {
            if place == .archive, let trouble { throw trouble }
            return try body(main)
        }
        if let trouble { throw trouble }
        return try sessions.errors.runNow { try body(archive) }
    }

    /// The tables whose rows move; without those of an archive that can't be read.
    func movedTables() throws -> MovedTables {
        guard trouble == nil else { return try MovedTables.fetch(main, archive: nil, sql) }
        return try on(.archive) { try MovedTables.fetch(main, archive: $0, sql) }
    }
}
