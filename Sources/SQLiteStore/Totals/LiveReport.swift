import GRDB
import OrdersCore

/// Answers the report from the live totals in the caller's snapshot: walks the ranked users from the top and
/// corrects those who have something that is not folded yet.
///
/// A user without corrections has the total that is folded. So once as many of those as are asked for were
/// seen, only users with corrections can still come before the last of them: those who were seen, and those whom
/// their correction lifts from below what was seen, who are looked up.
struct LiveReport {
    let sql: LiveSQL
    let money: MoneySQL
    let state: TotalsState
    let corrections: Corrections
    let limit: Int
    /// Whether every user may be read where those who are ranked don't suffice.
    var mayReadEverybody = true

    /// The answer is more than a short walk over those who are ranked.
    struct TakesLonger: Error {}

    /// Places for spenders who turn out to have no user.
    private static let surplus = 2

    func spenders(_ db: Database) throws -> [Spender] {
        var wanted = min(limit, .max - LiveReport.surplus) + LiveReport.surplus
        while limit > 0 {
            let (candidates, isAll) = try candidates(db, wanted)
            let spenders = try self.spenders(among: candidates, db)
            if spenders.count == limit || isAll { return spenders }
            guard mayReadEverybody else { throw TakesLonger() }
            wanted = wanted.multipliedReportingOverflow(by: 16).partialValue
        }
        return []
    }

    /// Spenders in the report's order: as many as are wanted or more, or all. Beyond the last user without
    /// corrections somebody who was not seen may come first, so nobody there is among them.
    private func candidates(_ db: Database, _ wanted: Int) throws -> (ordered: [Candidate], isAll: Bool) {
        var walk = try Walk(ranked: db, self, wanted)
        if state.rankedFrom > .min, walk.plain.count < wanted {
            guard mayReadEverybody else { throw TakesLonger() }
            walk = try Walk(everybody: db, self, wanted)
        }
        if corrections.byUser.isEmpty { return (walk.plain, walk.plain.count < wanted) }
        try walk.goOn(db, self)
        let corrected = try corrections.byUser.compactMap { try candidate($0.key, plus: $0.value, walk, db) }
        let ordered = (walk.plain + corrected).sorted(by: Candidate.precedes)
        guard walk.plain.count == wanted, let last = walk.plain.last else { return (ordered, true) }
        return (Array(ordered.prefix { !Candidate.precedes(last, $0) }), false)
    }

    /// Nil when the user has no orders left, or is surely behind those that were found.
    private func candidate(
        _ user: SpenderKey, plus difference: Corrections.Difference, _ walk: Walk, _ db: Database
    ) throws -> Candidate? {
        let base: Candidate
        if let seen = walk.corrected[user] {
            base = seen
        } else if walk.isOpen(to: difference) {
            base = try Candidate(folded: user, sql, db)
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
    private(set) var corrected: [SpenderKey: Candidate] = [:]
    private let wanted: Int
    /// No user who was not seen has more than this folded, once as many as are wanted were seen.
    private var unseenAtMost: Int64 = .max

    init(ranked db: Database, _ report: LiveReport, _ wanted: Int) throws {
        self.wanted = wanted
        try RowReader.each(db, report.sql.ranked) { row in
            row.int64(2) >= report.state.rankedFrom && see(row, report)
        }
    }

    init(everybody db: Database, _ report: LiveReport, _ wanted: Int) throws {
        self.wanted = wanted
        let (limit, overflow) = wanted.addingReportingOverflow(report.corrections.byUser.count)
        let limits = (overflow ? Int.max : limit).databaseValue
        try RowReader.each(db, report.sql.everybody, [":limit": limits]) { row in see(row, report) }
    }

    /// Whether more have to be seen.
    private mutating func see(_ row: RowReader, _ report: LiveReport) -> Bool {
        let key = row.key(0)
        if report.corrections.byUser.isEmpty || report.corrections.byUser[key] == nil {
            plain.append(Candidate(row, key: key))
        } else {
            // Where several users have the id, they are looked up together.
            corrected[key] = Candidate(row, key: key, isLookedUp: corrected[key] == nil)
        }
        unseenAtMost = row.int64(2)
        return plain.count < wanted
    }

    /// Goes on down to where the largest correction can't lift anybody to the last one found, or for as many
    /// rows as there are corrections: then looking users up is cheaper.
    mutating func goOn(_ db: Database, _ report: LiveReport) throws {
        guard plain.count == wanted, let last = plain.last else { return }
        var rows = report.corrections.byUser.count
        let largest = report.corrections.largest
        guard canReach(last, with: largest) else { return }
        try RowReader.each(db, report.sql.rankedBelow, [":total": last.spent.databaseValue]) { row in
            guard row.int64(2) >= report.state.rankedFrom else { return false }
            unseenAtMost = row.int64(2)
            let key = row.key(0)
            if report.corrections.byUser[key] != nil, corrected[key] == nil {
                corrected[key] = Candidate(row, key: key, isLookedUp: false)
            }
            rows -= 1
            return rows > 0 && canReach(last, with: largest)
        }
    }

    /// Whether a user who was not seen can come before the last one found.
    func isOpen(to difference: Corrections.Difference) -> Bool {
        guard plain.count == wanted, let last = plain.last else { return true }
        return canReach(last, with: difference.spent)
    }

    private func canReach(_ last: Candidate, with amount: Int64) -> Bool {
        // Who has nothing folded has zero, which is more than a negative total.
        let (sum, overflow) = max(0, unseenAtMost).addingReportingOverflow(amount)
        return overflow ? amount > 0 : sum >= last.spent
    }
}
