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
                predictedWriterWait: duration, predictedBytes: try? BuildForecast(definition, db).bytes)
        }
    }

    public func buildIndex(
        _ definition: IndexDefinition, onProgress: @escaping @Sendable (IndexBuildProgress) -> Void
    ) async throws {
        try require(.changeIndexes)
        let forecast = try await read { db, _ in try? BuildForecast(definition, db) }
        try await write { db, _ in
            guard try !IndexChange.isTaken(definition.name, db) else {
                throw OrdersError(
                    .invalidInput, "The name \"\(definition.name)\" is taken: drop that index first.")
            }
            try BuildWatch.following(forecast, db, report: onProgress) {
                try db.execute(sql: definition.statement)
            }
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
