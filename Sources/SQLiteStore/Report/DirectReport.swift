import GRDB
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

    func spenders(_ db: Database) throws -> [Spender] {
        let limit = max(0, query.limit)
        var candidates = DirectReport.candidates(for: limit)
        while limit > 0 {
            let rows = try ReportSQL(sql: sql).direct(query.window, candidates: candidates).rows(db)
            let spenders = rows.compactMap(spender)
            if spenders.count >= limit || rows.count < candidates { return Array(spenders.prefix(limit)) }
            candidates = candidates.multipliedReportingOverflow(by: DirectReport.surplus).partialValue
        }
        return []
    }

    private func spender(_ row: Row) -> Spender? {
        guard let user = MappedUsers.user(from: row) else { return nil }
        return Spender(user: user, totalOrders: row[3], totalSpent: sql.money.money(from: row[4]))
    }
}
