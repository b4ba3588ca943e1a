import GRDB
public import OrdersCore

extension SQLiteStore {
    public func orders(_ query: OrderHistoryQuery) async throws -> OrderHistoryPage {
        let hasArchive = facts.archive != nil
        return try await readBoth { db, sql, trouble in
            try HistoryReader(
                db: db, statements: HistorySQL(sql: sql), hasArchive: hasArchive, trouble: trouble
            ).page(query)
        }
    }
}
