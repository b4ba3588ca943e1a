import OrdersCore

/// Runs the direct report in the caller's snapshot.
struct DirectReport {
    let sql: MappedSQL
    let query: TopSpendersQuery

    /// Places for spenders who turn out to have no user, before a wider look is needed.
    private static let surplus = 16

    /// How many spenders the first look joins.
    static func candidates(for limit: Int) -> Int {
        min(limit, Int.max - surplus) + surplus
    }

    func spenders(_ db: PostgresConnection) throws -> [Spender] {
        let limit = max(0, query.limit)
        var candidates = DirectReport.candidates(for: limit)
        while limit > 0 {
            let rows = try ReportSQL(sql: sql).direct(query.window, candidates: candidates).rows(db)
            let spenders = rows.compactMap(spender)
            if spenders.count >= limit || rows.count < candidates { return Array(spenders.prefix(limit)) }
            let (wider, overflow) = candidates.multipliedReportingOverflow(by: DirectReport.surplus)
            candidates = overflow ? .max : wider
        }
        return []
    }

    func report(_ db: PostgresConnection, notice: String? = nil) throws -> TopSpendersReport {
        let start = ContinuousClock.now
        let spenders = try spenders(db)
        return TopSpendersReport(
            window: query.window, source: .direct, elapsed: ContinuousClock.now - start, spenders: spenders,
            notice: notice)
    }

    private func spender(_ row: PostgresRow) -> Spender? {
        guard let user = MappedUsers.user(from: row) else { return nil }
        return Spender(user: user, totalOrders: Int(row.int(3)), totalSpent: sql.money.money(row[4]))
    }
}
