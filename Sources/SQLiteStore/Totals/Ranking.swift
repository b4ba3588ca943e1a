import GRDB
import OrdersCore

/// Keeps the index of users near the top at a useful size, so that a fold doesn't have to maintain an index of
/// every total, and a report still finds the top by walking one.
struct Ranking {
    /// What to do next.
    enum Move: Hashable {
        /// Every total from here up belongs into the index, which a walk over the users fills.
        case extend(to: Int64)
        /// The next users of that walk.
        case walk
        /// There are enough users above this total: the others may leave.
        case shorten(to: Int64)
        /// The next users leave.
        case clear
    }

    /// How many users are ranked after a change, and the bounds that cause one.
    static let size = 1_000
    static let bounds = 200...5_000

    /// Users per step.
    static let stepRows = 2_000

    let db: Database

    /// Looks without the write lock; nil when the index is as it should be.
    func nextMove(_ state: TotalsState) throws -> Move? {
        if state.rankedFrom > state.rankingFrom { return .walk }
        let ranked = try count("is_ranked", "INDEXED BY \(TotalsTables.ranked)")
        if ranked > Ranking.bounds.upperBound {
            if let least = try leastRanked(), least < state.rankedFrom { return .clear }
            let total = try total(at: Ranking.size, "is_ranked")
            return total > state.rankedFrom ? .shorten(to: total) : nil
        }
        guard state.rankedFrom > .min, ranked < Ranking.bounds.lowerBound else { return nil }
        let isSmall = try count("total_orders > 0", "") <= Ranking.bounds.upperBound
        let total = try isSmall ? Int64.min : total(at: Ranking.size, "total_orders > 0")
        return total < state.rankedFrom ? .extend(to: total) : nil
    }

    /// Inside the caller's transaction.
    func make(_ move: Move, state: inout TotalsState) throws {
        switch move {
        case .extend(let total):
            state.rankingFrom = total
            state.rankingAfter = .null
        case .walk: try walk(&state)
        case .shorten(let total):
            state.rankingFrom = total
            state.rankedFrom = total
        case .clear: try clear(state)
        }
    }

    private func walk(_ state: inout TotalsState) throws {
        let isFirst = state.rankingAfter.isNull
        let after = isFirst ? [:] : ["after": state.rankingAfter]
        let row = try Query(
            "SELECT MAX(user_id), COUNT(*) FROM (SELECT user_id FROM \(TotalsTables.totals) "
                + "\(isFirst ? "" : "WHERE user_id > :after") ORDER BY user_id LIMIT \(Ranking.stepRows))",
            after
        ).firstRow(db)
        if let row, (row[1] as Int) > 0 {
            let through: DatabaseValue = row[0]
            try Query(
                "UPDATE \(TotalsTables.totals) SET is_ranked = 1 WHERE \(isFirst ? "" : "user_id > :after AND ")"
                    + "user_id <= :through AND total_orders > 0 AND total_spent >= :ranking AND NOT is_ranked",
                after.merging(["through": through, "ranking": state.rankingFrom.databaseValue]) { first, _ in
                    first
                }
            ).run(db)
            state.rankingAfter = through
        }
        if (row?[1] as Int? ?? 0) < Ranking.stepRows {
            state.rankedFrom = state.rankingFrom
            state.rankingAfter = .null
        }
    }

    private func clear(_ state: TotalsState) throws {
        try Query(
            "UPDATE \(TotalsTables.totals) SET is_ranked = 0 WHERE user_id IN "
                + "(SELECT user_id FROM \(TotalsTables.totals) INDEXED BY \(TotalsTables.ranked) "
                + "WHERE is_ranked AND total_spent < :total LIMIT \(Ranking.stepRows))",
            ["total": state.rankedFrom.databaseValue]
        ).run(db)
    }

    /// Up to one more than the upper bound.
    private func count(_ condition: String, _ index: String) throws -> Int {
        let limit = Ranking.bounds.upperBound + 1
        return Int(
            try Query(
                "SELECT COUNT(*) FROM "
                    + "(SELECT 1 FROM \(TotalsTables.totals) \(index) WHERE \(condition) LIMIT \(limit))"
            ).count(db))
    }

    private func leastRanked() throws -> Int64? {
        Int64.fromDatabaseValue(
            try Query(
                "SELECT total_spent FROM \(TotalsTables.totals) INDEXED BY \(TotalsTables.ranked) "
                    + "WHERE is_ranked ORDER BY total_spent LIMIT 1"
            ).value(db))
    }

    private func total(at place: Int, _ condition: String) throws -> Int64 {
        Int64.fromDatabaseValue(
            try Query(
                "SELECT total_spent FROM \(TotalsTables.totals) WHERE \(condition) "
                    + "ORDER BY total_spent DESC LIMIT 1 OFFSET :place", ["place": place.databaseValue]
            ).value(db)) ?? .min
    }
}
