import OrdersCore

/// Drops an index without keeping anybody out.
struct IndexDrop: Sendable {
    enum State: Hashable {
        case missing
        case usable
        case unusable
        /// Another session is at it.
        case beingBuilt(process: Int64)
    }

    let store: PostgresStore
    let table: MappedRelation
    let name: String

    /// The drop waits for the transactions that have used the table.
    static let longestWait: Duration = .seconds(30)

    static func statement(_ name: String, in namespace: String) -> String {
        "DROP INDEX CONCURRENTLY \(Quoting.column(name, of: namespace))"
    }

    /// - Throws: `OrdersError` (`busy`) when open transactions keep the index from being removed.
    func run() async throws {
        let (table, name) = (table, name)
        do {
            try await store.session { db, _ in try IndexDrop.drop(name, on: table, db) }
        } catch let error as OrdersError where error.code == .busy {
            let state = try await store.read { db, _ in try IndexDrop.state(of: name, on: table, db) }
            throw OrdersError(
                .busy,
                state == .usable
                    ? "\"\(name)\" can't be dropped while another session looks after \"\(table.name)\": try again later."
                    : "\"\(name)\" is no longer used, but an open transaction keeps it from being removed: drop it "
                        + "again later.", cause: error.cause)
        }
    }

    /// Drops an index that can't be used, if it is there and nobody builds it.
    ///
    /// - Throws: `OrdersError` (`busy`).
    func removeLeftover() async throws {
        let (table, name) = (table, name)
        do {
            try await store.session { db, _ in
                switch try IndexDrop.state(of: name, on: table, db) {
                case .missing, .usable: return
                case .unusable: try IndexDrop.drop(name, on: table, db)
                case .beingBuilt(let process):
                    throw OrdersError(
                        .busy, "Process \(process) of the server is building \"\(name)\": let it end.")
                }
            }
        } catch let error as OrdersError where error.code == .busy && error.cause != nil {
            throw OrdersError(
                .busy,
                "What the stopped build of \"\(name)\" left can't be removed while a transaction on \"\(table.name)\" is "
                    + "open: `ordertop indexes drop \(name)` removes it later.", cause: error.cause)
        }
    }

    private static func drop(_ name: String, on table: MappedRelation, _ db: PostgresConnection) throws {
        try db.execute("SET lock_timeout = 0; SET statement_timeout = \(Int64(longestWait.inMilliseconds))")
        try db.execute(statement(name, in: table.namespace))
    }

    static func state(of name: String, on table: MappedRelation, _ db: PostgresConnection) throws -> State {
        let row = try Query(
            """
            SELECT i.indisvalid AND i.indisready AND i.indislive, p.pid::int8
            FROM pg_index AS i
            JOIN pg_class AS c ON c.oid = i.indexrelid
            LEFT JOIN pg_stat_progress_create_index AS p ON p.index_relid = i.indexrelid
            WHERE i.indrelid = :table::oid AND c.relname = :name
            """, ["table": .int(table.number), "name": .text(name)]
        ).firstRow(db)
        guard let row else { return .missing }
        if let process = row.optionalInt(1) { return .beingBuilt(process: process) }
        return row.bool(0) ? .usable : .unusable
    }
}
