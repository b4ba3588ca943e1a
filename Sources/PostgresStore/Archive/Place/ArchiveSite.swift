import OrdersCore

/// A database in which an archive is to be made.
struct ArchiveSite: Sendable {
    let address: ServerAddress
    let schema: OrdersSchema
    /// The name that an archive carries whose making was interrupted; nil where none was begun.
    let candidate: String?
    /// Main's.
    let encoding: String

    /// What stands in the way, a sentence each, without its end; empty when nothing does.
    func obstacles() async throws -> [String] {
        let pool = ConnectionPool(address, most: 1, settings: PostgresStore.readOnly)
        defer { pool.close() }
        do {
            return try await ErrorMapping(archive: address).run {
                try await pool.reading { db in try db.transaction(.snapshot) { try look(db) } }
            }
        } catch let error as OrdersError {
            return [error.message]
        }
    }

    /// Makes the archive, whole or not at all. One that was made under the same name and never used is taken.
    ///
    /// - Parameter side: what it shall say of itself.
    func make(_ side: ArchiveSide, _ statements: [String]) async throws {
        let pool = ConnectionPool(address, most: 1, settings: "")
        defer { pool.close() }
        try await ErrorMapping(archive: address).run {
            try await pool.with { db in
                try db.transaction(.write) {
                    try db.execute("SET LOCAL synchronous_commit = on")
                    try AdvisoryLock.setup.take(db)
                    let found = try isThere(OwnObjects.metaTable, db) ? ArchiveSide.fetch(db) : nil
                    guard found == nil || found?.id == side.id else { throw taken }
                    if found == nil { for statement in statements { try db.execute(statement) } }
                    try side.store(db)
                }
            }
        }
    }

    private func look(_ db: PostgresConnection) throws -> [String] {
        let row = try Query(
            """
            SELECT pg_is_in_recovery(), has_schema_privilege(current_schema(), 'CREATE'), current_user::text,
              current_schema()::text, pg_encoding_to_char(encoding)::text
            FROM pg_database WHERE datname = current_database()
            """
        ).firstRow(db)
        guard let row, !row.isNull(3) else { return ["\(address.name) has no schema to make tables in"] }
        if db.serverVersion < PostgresStore.oldestVersion {
            return ["\(address.name) runs PostgreSQL \(db.serverVersion / 10_000), and 13 or later is needed"]
        }
        if row.bool(0) { return ["\(address.name) only replays another server: name its primary"] }
        guard row.bool(1) else {
            let (schema, role) = (Quoting.identifier(row.text(3)), Quoting.identifier(row.text(2)))
            return [
                "the role \(row.text(2)) may make no tables in \(address.name) (GRANT CREATE ON SCHEMA \(schema) TO \(role))"
            ]
        }
        guard row.text(4) == encoding else {
            return [
                "\(address.name) writes texts in \(row.text(4)) and not in \(encoding): name one that does"
            ]
        }
        return try inTheWay(db)
    }

    private func inTheWay(_ db: PostgresConnection) throws -> [String] {
        if try isThere(OwnObjects.metaTable, db) {
            if let side = try ArchiveSide.fetch(db) { return side.id == candidate ? [] : [taken.message] }
            return ["\(address.name) is set up as an orders database itself: name another one"]
        }
        let own = [schema.archiveTable, ArchiveBatchState.keysTable, ArchiveObjects.childrenTable]
        return try own.filter { try isThere($0, db) }.prefix(1).map {
            "there is a table \"\($0)\" in \(address.name) that ordertop did not make: name another database"
        }
    }

    private func isThere(_ table: String, _ db: PostgresConnection) throws -> Bool {
        try Query("SELECT to_regclass(:table) IS NOT NULL", ["table": .text(Quoting.identifier(table))])
            .isTrue(db)
    }

    private var taken: OrdersError {
        OrdersError(.invalidInput, "\(address.name) holds an archive already: name another database.")
    }
}
