public import OrdersCore

extension PostgresStore {
    public func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport {
        guard query.via != .live else {
            throw OrdersError(.unsupported, "There are no live totals yet: run `ordertop totals enable`.")
        }
        let reading = try await readAnywhere { db, sql in try DirectReport(sql: sql, query: query).report(db)
        }
        return reading.value.read(from: reading.replica)
    }

    /// One user's spending by day. Orders after the last day of an open window have no day to go to and are left out.
    public func dailySpending(of userID: User.ID, in window: ReportWindow) async throws -> DailySpending {
        try await readAnywhere { db, sql in
            try SpendingByDay(sql: sql, userID: userID, window: window).fetch(db)
        }.value
    }
}
