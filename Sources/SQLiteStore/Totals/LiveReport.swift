import GRDB
import OrdersCore

/// Answers the report from the live totals in the caller's snapshot: walks the ranked users from the top and
/// corrects those who have something that is not folded yet.
///
/// A user without corrections has the total that is folded. So once as many of those as are asked for were
/// seen, only users with corrections can still come before the last of them, and each of those is looked up.
struct LiveReport {
    let sql: LiveSQL
    let money: MoneySQL
    let state: TotalsState
    let corrections: Corrections
    let limit: Int

    /// Places for spenders who turn out to have no user.
    private static let surplus = 2

    func spenders(_ db: Database) throws -> [Spender] {
        var wanted = min(limit, .max - LiveReport.surplus) + LiveReport.surplus
        while limit > 0 {
            let (candidates, isAll) = try candidates(db, wanted)
            let spenders = try self.spenders(among: candidates, db)
            if spenders.count == limit || isAll { return spenders }
            wanted = wanted.multipliedReportingOverflow(by: 16).partialValue
        }
        return []
    }

    /// Spenders in the report's order: as many as are wanted or more, or all. Beyond the last user without
    /// corrections somebody who was not seen may come first, so nobody there is among them.
    private func candidates(_ db: Database, _ wanted: Int) throws -> (ordered: [Candidate], isAll: Bool) {
        var walk = try Walk(ranked: db, self, wanted)
        if state.rankedFrom > .min, walk.plain.count < wanted { walk = try Walk(everybody: db, self, wanted) }
        let corrected = try corrections.byUser.compactMap { try candidate($0.key, plus: $0.value, walk, db) }
        let ordered = (walk.plain + corrected).sorted(by: Candidate.precedes)
        guard walk.plain.count == wanted, let last = walk.plain.last else { return (ordered, true) }
        return (Array(ordered.prefix { !Candidate.precedes(last, $0) }), false)
    }

    /// Nil when the user has no orders left, or is surely behind those that were found.
    private func candidate(
        _ user: ExactValue, plus difference: Corrections.Difference, _ walk: Walk, _ db: Database
    ) throws -> Candidate? {
        let base: Candidate
        if let seen = walk.corrected[user] {
            base = seen
        } else if walk.isOpen(to: difference) {
            base = try Candidate(folded: user.value, sql, db)
        } else {
            return nil
        }
        let candidate = try base.adding(difference)
        return candidate.orders > 0 ? candidate : nil
    }

    private func spenders(among candidates: [Candidate], _ db: Database) throws -> [Spender] {
        var spenders: [Spender] = []
        for candidate in candidates {
            for user in try candidate.users(sql, db) where spenders.count < limit {
                spenders.append(
                    Spender(
                        user: user, totalOrders: Int(candidate.orders),
                        totalSpent: Money(minorUnits: candidate.spent, decimals: money.format.decimals)))
            }
            if spenders.count == limit { break }
        }
        return spenders
    }
}

/// What walking down from the top found.
private struct Walk {
    /// Users without corrections, in order.
    private(set) var plain: [Candidate] = []
    /// Users with corrections, as they are folded.
    private(set) var corrected: [ExactValue: Candidate] = [:]
    private let wanted: Int

    init(ranked db: Database, _ report: LiveReport, _ wanted: Int) throws {
        self.wanted = wanted
        let statement = try db.cachedStatement(sql: report.sql.ranked)
        try walk(Row.fetchCursor(statement), report, from: report.state.rankedFrom)
    }

    init(everybody db: Database, _ report: LiveReport, _ wanted: Int) throws {
        self.wanted = wanted
        let (limit, overflow) = wanted.addingReportingOverflow(report.corrections.byUser.count)
        let statement = try db.cachedStatement(sql: report.sql.everybody)
        let cursor = try Row.fetchCursor(statement, arguments: ["limit": overflow ? Int.max : limit])
        try walk(cursor, report, from: .min)
    }

    private mutating func walk(_ cursor: RowCursor, _ report: LiveReport, from least: Int64) throws {
        while plain.count < wanted, let row = try cursor.next() {
            let candidate = Candidate(row)
            guard candidate.spent >= least else { return }
            let user = ExactValue(candidate.userID)
            if report.corrections.byUser[user] == nil {
                plain.append(candidate)
            } else {
                corrected[user] = candidate
            }
        }
    }

    /// Whether a user who was not seen can come before the last one found: folded, such a user has at most that
    /// one's total.
    func isOpen(to difference: Corrections.Difference) -> Bool {
        plain.count < wanted || difference.spent >= 0
    }
}
