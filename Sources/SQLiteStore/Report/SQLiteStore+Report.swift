import GRDB
public import OrdersCore

extension SQLiteStore {
    public func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport {
        try await readTotals { db, reader in
            try SourcedReport(reader: reader, query: query).answer(db)
        }
    }

    /// One user's spending by day. Orders after the last day of an open window have no day to go to and are
    /// left out.
    public func dailySpending(of userID: User.ID, in window: ReportWindow) async throws -> DailySpending {
        try await read { db, sql in try SpendingByDay(sql: sql, userID: userID, window: window).fetch(db) }
    }
}
