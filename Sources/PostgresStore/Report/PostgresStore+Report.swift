public import OrdersCore

extension PostgresStore {
    /// Live totals are the primary's: they are of the very instant, and cost it next to nothing. While it can't be
    /// reached, a replica may still compute the report directly.
    public func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport {
        guard query.via != .direct else { return try await directReport(query, notice: nil) }
        let report = SourcedReport(reader: totalsReader, query: query)
        // Any trouble shows again on the longer way, which finds out what it is.
        if let answer = try? await liveReaders.reading({ db in try report.quickAnswer(db) }) { return answer }
        do {
            switch try await readLive({ db, _ in try report.answerUnlessGone(db) }) {
            case .report(let report): return report
            case .direct(let notice): return try await directReport(query, notice: notice)
            }
        } catch let error as OrdersError where error.code == .unreachable && query.via == .auto {
            return try await directReport(query, notice: nil)
        }
    }

    private func directReport(_ query: TopSpendersQuery, notice: String?) async throws -> TopSpendersReport {
        let reading = try await readAnywhere { db, sql in
            try DirectReport(sql: sql, query: query).report(db, notice: notice)
        }
        return reading.value.read(from: reading.replica)
    }

    /// One user's spending by day. Orders after the last day of an open window have no day to go to and are left out.
    public func dailySpending(of userID: User.ID, in window: ReportWindow) async throws -> DailySpending {
        try await readAnywhere { db, sql in
            try SpendingByDay(sql: sql, userID: userID, window: window).fetch(db)
        }.value
    }

    public func ordersByHour(in window: ReportWindow) async throws -> OrdersByHour {
        try await readAnywhere { db, sql in
            var counts = OrdersByHour(in: window)
            for row in try ReportSQL(sql: sql).hours(in: window).rows(db) {
                counts.add(Instant(microseconds: 0).adding(seconds: row.int(0) * 3_600), orders: row.int(1))
            }
            return counts
        }.value
    }
}
