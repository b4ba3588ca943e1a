import GRDB
public import OrdersCore

extension SQLiteStore {
    /// Nobody else can write while SQLite builds an index, so writers wait as long as it takes.
    public func previewBuild(of definition: IndexDefinition) async throws -> IndexChangePreview {
        try await read { db, sql in
            let sample = try BuildSample(db: db, sql: sql, definition: definition)
            let duration = try sample.predictedDuration()
            return IndexChangePreview(
                definition: definition, rows: sample.tableRows, predictedDuration: duration,
                predictedWriterWait: duration)
        }
    }

    public func buildIndex(_ definition: IndexDefinition) async throws {
        try require(.changeIndexes)
        try await write { db, _ in
            guard try !IndexChange.isTaken(definition.name, db) else {
                throw OrdersError(
                    .invalidInput, "The name \"\(definition.name)\" is taken: drop that index first.")
            }
            try db.execute(sql: definition.statement)
            try IndexChange.analyze(definition.name, db)
        }
    }

    public func dropStatement(forIndex name: String) -> String {
        "DROP INDEX \(Quoting.identifier(name))"
    }

    public func dropIndex(named name: String) async throws {
        try require(.changeIndexes)
        let statement = dropStatement(forIndex: name)
        try await write { db, sql in
            let entries = try CatalogReader(db: db, sql: sql).entries()
            guard let entry = entries.first(where: { $0.name == name }) else {
                throw OrdersError(
                    .notFound,
                    "There is no index \"\(name)\" on a mapped table: `ordertop indexes list` shows them.")
            }
            guard entry.statement != nil else {
                throw OrdersError(
                    .unsupported,
                    "The index \"\(name)\" belongs to a constraint of \"\(entry.table)\" and can't be dropped."
                )
            }
            try db.execute(sql: statement)
        }
    }
}

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

    /// Statistics of one index; see <https://www.sqlite.org/lang_analyze.html>.
    static func analyze(_ name: String, _ db: Database) throws {
        _ = try Row.fetchAll(db, sql: "PRAGMA analysis_limit = \(analysisLimit)")
        try db.execute(sql: "ANALYZE \(Quoting.identifier(name))")
    }
}
