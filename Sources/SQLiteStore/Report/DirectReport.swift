import GRDB
import OrdersCore

/// Runs the direct report in the caller's snapshot.
struct DirectReport {
    let sql: MappedSQL
    let query: TopSpendersQuery

    func spenders(_ db: Database) throws -> [Spender] {
        try SpenderCandidates.spenders(query.limit) { candidates in
            let rows = try ReportSQL(sql: sql).direct(query.window, candidates: candidates).rows(db)
            return (rows.count, rows.compactMap(spender))
        }
    }

    private func spender(_ row: Row) -> Spender? {
        guard let user = MappedUsers.user(from: row) else { return nil }
        return Spender(user: user, totalOrders: row[3], totalSpent: sql.money.money(from: row[4]))
    }
}
