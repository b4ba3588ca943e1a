public import OrdersCore

extension PostgresStore {
    /// Main alone may be read from a replica, and so may an archive beside it.
    public func orders(_ query: OrderHistoryQuery) async throws -> OrderHistoryPage {
        let hasArchive = facts.archive != nil
        let read = { @Sendable (sides: BothSides) in
            try PostgresStore.page(query, hasArchive: hasArchive, sides)
        }
        let page = try await readAnywhere { db, sql -> OrderHistoryPage? in
            let isBeside = try query.route == .main || ArchiveHome.fetch(db) == nil
            return try isBeside ? read(BothSides(db, sql)) : nil
        }.value
        guard let page else { return try await readBoth(read) }
        return page
    }

    private static func page(
        _ query: OrderHistoryQuery, hasArchive: Bool, _ sides: BothSides
    ) throws -> OrderHistoryPage {
        let sql = sides.sql
        let children =
            try sql.schema.children.isEmpty || query.route == .main || sides.trouble != nil
            ? [] : sides.on(.archive) { try ChildRegister.fetch($0) }
        let statements = HistorySQL(
            sql: sql, archivedChildren: children.filter(sql.schema.children.contains))
        return try HistoryReader(
            sides: sides, statements: statements, hasArchive: hasArchive,
            flaggedBefore: try FlagSQL.before(sides.main)
        ).page(query)
    }
}
