import GRDB
public import OrdersCore

extension SQLiteStore {
    /// The report computed from the orders. Live totals don't exist here, so `auto` is `direct`.
    public func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport {
        guard query.via != .live else {
            throw OrdersError(
                .unsupported, "Live totals are not enabled here: ask for the direct report (--via direct).")
        }
        return try await read { db, sql in
            let start = ContinuousClock.now
            let spenders = try DirectReport(sql: sql, query: query).spenders(db)
            return TopSpendersReport(
                window: query.window, source: .direct, elapsed: ContinuousClock.now - start,
                spenders: spenders)
        }
    }

    /// One user's spending by day. Orders after the last day of an open window have no day to go to and are
    /// left out.
    public func dailySpending(of userID: User.ID, in window: ReportWindow) async throws -> DailySpending {
        try await read { db, sql in try SpendingByDay(sql: sql, userID: userID, window: window).fetch(db) }
    }
}
