public import OrdersCore

extension PostgresStore {
    public func orders(_ query: OrderHistoryQuery) async throws -> OrderHistoryPage {
        let hasArchive = facts.archive != nil
        return try await readAnywhere { db, sql in
            let children = sql.schema.children.isEmpty ? [] : try ChildRegister.fetch(db)
            let statements = HistorySQL(
                sql: sql, archivedChildren: children.filter(sql.schema.children.contains))
            return try HistoryReader(
                db: db, statements: statements, hasArchive: hasArchive,
                flaggedBefore: try FlagSQL.before(db)
            ).page(query)
        }.value
    }
}
