import GRDB
import OrdersCore

extension SQLiteStore {
    /// Reads the database and its archive as of one instant.
    ///
    /// The database's snapshot comes first. The archive's may be of a later batch by then, and then both are taken
    /// anew: an order could be in neither.
    ///
    /// - Parameter body: Gets the statements' fragments for the archive where it is, or why it can't be read.
    func readBoth<Value: Sendable>(
        _ body: @escaping @Sendable (Database, MappedSQL, OrdersError?) throws -> Value
    ) async throws -> Value {
        let file = file
        var attempts = 0
        while true {
            attempts += 1
            let isLast = attempts == SQLiteStore.mostSnapshots
            let value: Value? = try await read { db, sql in
                let snapshot = try ArchiveSnapshot(db: db, database: file, schema: sql.schema)
                var sql = sql
                sql.flaggedBefore = try snapshot.flaggedBefore()
                switch try snapshot.take() {
                case .readable(let view):
                    sql.archive = view
                    return try body(db, sql, nil)
                case .unreadable(let reason): return try body(db, sql, reason)
                case .ahead(let reason): return isLast ? try body(db, sql, reason) : nil
                }
            }
            if let value { return value }
        }
    }

    /// The same for what can't do without the archive.
    ///
    /// - Throws: `OrdersError` when it can't be read.
    func readArchive<Value: Sendable>(
        _ body: @escaping @Sendable (Database, MappedSQL) throws -> Value
    ) async throws -> Value {
        try await readBoth { db, sql, trouble in
            if let trouble { throw trouble }
            return try body(db, sql)
        }
    }

    /// Batches take longer than a snapshot; an archive that is ahead as often as this will never be met.
    private static let mostSnapshots = 50
}
