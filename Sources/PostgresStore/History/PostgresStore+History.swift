public import OrdersCore

extension PostgresStore {
    public func orders(_ query: OrderHistoryQuery) async throws -> OrderHistoryPage {
        let hasArchive = facts.archive != nil
        return try await readAnywhere { db, sql in
            try HistoryReader(db: db, statements: HistorySQL(sql: sql), hasArchive: hasArchive).page(query)
        }.value
    }
}
