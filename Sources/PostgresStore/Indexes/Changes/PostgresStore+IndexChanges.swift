public import OrdersCore

extension PostgresStore {
    /// Unique indexes are left alone: a build of ordertop's makes no promise about what may be in the table.
    public func definition(rebuilding index: IndexInfo) -> IndexDefinition? {
        guard !index.isUnique, let statement = index.statement, let using = statement.range(of: " USING ")
        else { return nil }
        let body = "USING " + statement[using.upperBound...]
        return IndexDefinition(name: index.name, on: index.table, body: body, purpose: "as it was")
    }

    public func definition(named name: String, typed text: String) async throws -> IndexDefinition {
        try await withTemporaryTables { db, sql in
            let typed = TypedIndex(text: text, name: name, table: sql.schema.orders.table)
            let table = try BuildSite.table(named: typed.table, CatalogReader(db: db, sql: sql))
            return try TableCopy.tried(db) {
                let copy = TableCopy(table: table, db: db)
                try copy.create()
                return try typed.definition(checkedOn: copy)
            }
        }
    }

    /// Writers go on while PostgreSQL builds an index in this way.
    public func previewBuild(of definition: IndexDefinition) async throws -> IndexChangePreview {
        try await withTemporaryTables { db, sql in
            let table = try BuildSite.table(named: definition.table, CatalogReader(db: db, sql: sql))
            let forecast = try BuildForecast(definition, on: table, db)
            return IndexChangePreview(
                definition: definition, rows: forecast.rows, predictedDuration: forecast.duration,
                predictedWriterWait: nil, predictedBytes: forecast.bytes)
        }
    }

    public func buildIndex(
        _ definition: IndexDefinition, onProgress: @escaping @Sendable (IndexBuildProgress) -> Void
    ) async throws {
        try require(.changeIndexes)
        try await IndexBuild(store: self, definition: definition, report: onProgress).run()
    }

    public func previewDrop(ofIndex name: String, at now: Instant) async throws -> IndexDropPreview {
        let (forecast, uses) = try await read { db, sql in
            let forecast = DropForecast(index: try IndexDrop.droppable(name, db, sql), now: now)
            return (forecast, try forecast.uses(db, sql))
        }
        let effects =
            uses.isEmpty
            ? [] : try await withTemporaryTables { db, sql in try forecast.effects(on: uses, db, sql) }
        return IndexDropPreview(
            statement: IndexDrop.statement(name, in: forecast.index.table.namespace), effects: effects)
    }

    public func dropIndex(named name: String) async throws {
        try require(.changeIndexes)
        let table = try await read { db, sql in try IndexDrop.droppable(name, db, sql).table }
        try await IndexDrop(store: self, table: table, name: name).run()
    }
}

extension IndexDrop {
    /// The index of a mapped table that may go.
    ///
    /// - Throws: `OrdersError`: `notFound`, `unsupported`.
    static func droppable(_ name: String, _ db: PostgresConnection, _ sql: MappedSQL) throws -> IndexEntry {
        let entries = try CatalogReader(db: db, sql: sql).entries()
        guard let entry = entries.first(where: { $0.name == name }) else {
            throw OrdersError(
                .notFound,
                "There is no index \"\(name)\" on a mapped table: `ordertop indexes list` shows them.")
        }
        guard !entry.isConstraint else {
            throw OrdersError(
                .unsupported,
                "The index \"\(name)\" belongs to a constraint of \"\(entry.table.name)\" and can't be dropped."
            )
        }
        guard !entry.isPartitioned else {
            throw OrdersError(
                .unsupported,
                "\"\(name)\" has parts on partitions, and PostgreSQL drops it only while it keeps everybody out: a DBA may "
                    + "with DROP INDEX.")
        }
        return entry
    }
}
