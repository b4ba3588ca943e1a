import GRDB
import OrdersCore

/// The statements of building an index, beside its own.
enum IndexChange {
    /// How many rows of an index are looked at for its statistics: enough for the planner, and quick at any
    /// size.
    private static let analysisLimit = 1_000

    static func isTaken(_ name: String, _ db: Database) throws -> Bool {
        try Query(
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = :name COLLATE NOCASE)",
            ["name": name.databaseValue]
        ).count(db) == 1
    }

    /// The statement that drops an index of a mapped table.
    ///
    /// - Throws: `OrdersError`: `notFound`, `unsupported` for an index that a constraint needs.
    static func drop(_ name: String, _ db: Database, _ sql: MappedSQL) throws -> String {
        guard let entry = try CatalogReader(db: db, sql: sql).entries().first(where: { $0.name == name })
        else {
            throw OrdersError(
                .notFound,
                "There is no index \"\(name)\" on a mapped table: `ordertop indexes list` shows them.")
        }
        guard entry.statement != nil else {
            throw OrdersError(
                .unsupported,
                "The index \"\(name)\" belongs to a constraint of \"\(entry.table)\" and can't be dropped.")
        }
        return "DROP INDEX \(Quoting.identifier(name))"
    }

    /// The log is as long as the index was written, and would stay so: it is written back without the lock first, so
    /// that nobody waits when it is cut.
    static func shortenLog(_ db: Database) throws {
        _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(PASSIVE)")
        try Connections.$mostAttempts.withValue(1) {
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    /// Statistics of one index; see <https://www.sqlite.org/lang_analyze.html>.
    static func analyze(_ name: String, _ db: Database) throws {
        _ = try Row.fetchAll(db, sql: "PRAGMA analysis_limit = \(analysisLimit)")
        try db.execute(sql: "ANALYZE \(Quoting.identifier(name))")
    }
}
