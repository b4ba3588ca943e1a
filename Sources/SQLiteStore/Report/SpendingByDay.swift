import GRDB
import OrdersCore

/// Adds up one user's completed orders by UTC day, in the caller's snapshot.
struct SpendingByDay {
    let sql: MappedSQL
    let userID: User.ID
    let window: ReportWindow

    func fetch(_ db: Database) throws -> DailySpending {
        let first = window.start.date
        let days = max(0, window.asOf.daysSinceEpoch - first.daysSinceEpoch) + 1
        var sums = [Int64](repeating: 0, count: days)
        let rows = try ReportSQL(sql: sql).spending(of: userID, from: window.start, through: last).cursor(db)
        while let row = try rows.next() {
            guard let instant = sql.orders.createdAt.instant(from: row[0]) else { continue }
            let day = instant.daysSinceEpoch - first.daysSinceEpoch
            guard sums.indices.contains(day) else { continue }
            sums[day] = try sum(sums[day], sql.money.money(from: row[1]).minorUnits)
        }
        let amounts = sums.map { Money(minorUnits: $0, decimals: sql.money.format.decimals) }
        return DailySpending(userID: userID, firstDay: first, amounts: amounts)
    }

    private var last: Instant {
        window.end
            ?? Instant(
                microseconds: Instant(startOf: window.asOf.date).adding(seconds: 86_400).microseconds - 1)
    }

    private func sum(_ left: Int64, _ right: Int64) throws -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        guard !overflow else {
            throw OrdersError(.engine, "A day's spending is beyond 64 bits: look for wrong totals.")
        }
        return sum
    }
}
