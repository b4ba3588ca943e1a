import OrdersCore

/// Adds up one user's completed orders by UTC day, in the caller's snapshot.
struct SpendingByDay {
    let sql: MappedSQL
    let userID: User.ID
    let window: ReportWindow

    func fetch(_ db: PostgresConnection) throws -> DailySpending {
        let first = window.start.date
        let days = max(0, window.asOf.daysSinceEpoch - first.daysSinceEpoch) + 1
        var amounts = [Money](repeating: sql.money.money(.int(0)), count: days)
        let query = ReportSQL(sql: sql).spending(of: userID, from: window.start, through: last)
        for row in try query.rows(db) {
            let day = Int(row.int(0)) - first.daysSinceEpoch
            if amounts.indices.contains(day) { amounts[day] = sql.money.money(row[1]) }
        }
        return DailySpending(userID: userID, firstDay: first, amounts: amounts)
    }

    private var last: Instant {
        window.end
            ?? Instant(
                microseconds: Instant(startOf: window.asOf.date).adding(seconds: 86_400).microseconds - 1)
    }
}
