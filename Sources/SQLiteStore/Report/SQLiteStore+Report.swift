import GRDB
public import OrdersCore

extension SQLiteStore {
    public func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport {
        if let report = liveReportAtOnce(query) { return report }
        return try await readTotals { db, reader in
            try SourcedReport(reader: reader, query: query).answer(db)
        }
    }

    /// The live report on the caller's thread: it takes less time than to wake another thread for it. What would
    /// take longer, and every trouble, is left to the reading pool.
    private func liveReportAtOnce(_ query: TopSpendersQuery) -> TopSpendersReport? {
        guard query.via != .direct, !query.window.isBounded else { return nil }
        let reader = totalsReader
        return try? liveReader.read { db in
            try SourcedReport(reader: reader, query: query).quickAnswer(db)
        }
    }

    /// One user's spending by day. Orders after the last day of an open window have no day to go to and are
    /// left out.
    public func dailySpending(of userID: User.ID, in window: ReportWindow) async throws -> DailySpending {
        try await read { db, sql in try SpendingByDay(sql: sql, userID: userID, window: window).fetch(db) }
    }

    /// Without an index on the date this walks all orders: in turn with whatever else does.
    public func ordersByHour(in window: ReportWindow) async throws -> OrdersByHour {
        try await readInTurn { db, sql in try HourTally(sql: sql, window: window).fetch(db) }
    }
}
