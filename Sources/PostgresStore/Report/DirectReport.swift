import OrdersCore

/// Runs the direct report in the caller's snapshot.
struct DirectReport {
    let sql: MappedSQL
    let query: TopSpendersQuery

    func spenders(_ db: PostgresConnection) throws -> [Spender] {
        try SpenderCandidates.spenders(query.limit) { candidates in
            let rows = try ReportSQL(sql: sql).direct(query.window, candidates: candidates).rows(db)
            return (rows.count, rows.compactMap(spender))
        }
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
