import GRDB
public import OrdersCore

extension SQLiteStore {
    public func definition(rebuilding index: OrdersCore.IndexInfo) -> IndexDefinition? {
        index.statement.map {
            IndexDefinition(name: index.name, table: index.table, statement: $0, purpose: "as it was")
        }
    }

    public func definition(named name: String, typed text: String) async throws -> IndexDefinition {
        try await read { db, sql in
            let table = sql.schema.orders.table
            let candidate = TypedCandidate(text: text, table: table, name: name)
            return try ShapeCopy(of: db, tables: [table]).definition(of: candidate)
        }
    }

    /// Nobody else can write while SQLite builds an index, so writers wait as long as it takes.
    public func previewBuild(of definition: IndexDefinition) async throws -> IndexChangePreview {
        try await read { db, sql in
            let sample = try BuildSample(db: db, sql: sql, definition: definition)
            let duration = try sample.predictedDuration()
            return IndexChangePreview(
                definition: definition, rows: sample.tableRows, predictedDuration: duration,
                predictedWriterWait: duration,
                predictedBytes: try? BuildForecast(definition, rows: sample.tableRows, db).bytes)
        }
    }

    public func buildIndex(
        _ definition: IndexDefinition, onProgress: @escaping @Sendable (IndexBuildProgress) -> Void
    ) async throws {
        try require(.changeIndexes)
        let forecast = try await read { db, _ in
            try? BuildForecast(
                definition, rows: RowEstimate(db: db, table: definition.table).rows(), db)
        }
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
        try? await withWriter(IndexChange.shortenLog)
    }

    public func previewDrop(ofIndex name: String, at now: Instant) async throws -> IndexDropPreview {
        try await readInTurn { db, sql in
            let statement = try IndexChange.drop(name, db, sql)
            let index = try IndexList(db: db, sql: sql).indexes().first { $0.name == name }
            let forecast = DropForecast(db: db, sql: sql, index: name, now: now)
            return IndexDropPreview(
                statement: statement, effects: try forecast.effects(on: index?.usedBy ?? []))
        }
    }

    public func dropIndex(named name: String) async throws {
        try require(.changeIndexes)
        try await write { db, sql in try db.execute(sql: IndexChange.drop(name, db, sql)) }
    }
}
