import GRDB
import OrdersCore

/// Compares the live totals with the orders in the caller's snapshot: every user's total with the direct
/// report's, and beneath it what was counted with what is there, because a total can be right by chance today and
/// wrong when the window moves.
struct TotalsVerifier {
    let db: Database
    let sql: MappedSQL
    let live: LiveSQL
    let state: TotalsState

    private var orders: CountedOrders { live.objects.orders }

    /// - Parameter start: The first instant that counts, as the orders' number.
    func verify(start: Int64) throws -> TotalsVerification {
        var users: Int64 = 0
        var differing: Int64 = 0
        var differences: [TotalsDifference] = []
        let cursor = try sides(start: start).cursor(db)
        while let row = try cursor.next() {
            users += 1
            guard row[1] as Int64 != row[3] || row[2] as Int64 != row[4] else { continue }
            differing += 1
            guard differences.count < TotalsVerification.shownDifferences else { continue }
            if let difference = try difference(row) { differences.append(difference) }
        }
        return TotalsVerification(
            users: users, differingUsers: differing, differences: differences,
            problems: try problems(start: start))
    }

    /// Every user's orders and spending, live and direct. The direct side is the report's own condition.
    private func sides(start: Int64) -> Query {
        let corrections = live.corrections
        func part(_ select: String, _ sign: String) -> String {
            // Named by position, because the parts' columns have the names of whatever they come from.
            """
            SELECT "ordertop_user", \(sign)1, \(sign)"ordertop_amount", 0, 0 FROM (
              SELECT NULL AS "ordertop_user", NULL AS "ordertop_amount" WHERE 0
              UNION ALL \(select)
            )
            """
        }
        var parts = [
            part(CorrectionSQL.expired, "-"), part(corrections.changedBefore, "-"),
            part(corrections.changedNow, "+"),
        ]
        var arguments = ["start": start.databaseValue, "limit": Int64(-1).databaseValue]
        if !state.foldedThrough.isNull, live.objects.shape.idIsRowID {
            parts.append(part(corrections.new, "+"))
            arguments["after"] = state.foldedThrough
        }
        return Query(
            """
            SELECT "ordertop_user", SUM("ordertop_n"), SUM("ordertop_spent"), SUM("ordertop_direct_n"),
              SUM("ordertop_direct_spent")
            FROM (
              SELECT user_id AS "ordertop_user", total_orders AS "ordertop_n", total_spent AS "ordertop_spent",
                0 AS "ordertop_direct_n", 0 AS "ordertop_direct_spent"
              FROM \(TotalsTables.totals)
              UNION ALL \(parts.joined(separator: " UNION ALL "))
              UNION ALL SELECT \(orders.userID), 0, 0, 1, \(orders.amount) FROM \(orders.table) WHERE \(orders.counts)
            ) GROUP BY "ordertop_user" ORDER BY "ordertop_user"
            """, arguments)
    }

    private func difference(_ row: Row) throws -> TotalsDifference? {
        guard let id = User.ID(storage: row[0]) else { return nil }
        let user = try Query(live.user, ["user": row[0]]).firstRow(db).flatMap { MappedUsers.user(from: $0) }
        func money(_ index: Int) -> Money { sql.money.money(from: row[index]) }
        return TotalsDifference(
            userID: id, username: user?.username, liveOrders: row[1], liveSpent: money(2),
            directOrders: row[3], directSpent: money(4))
    }

    private func problems(start: Int64) throws -> [String] {
        try [
            problem(unlikeOrders(start: start), "counted orders are not as they were counted, or gone"),
            problem(sumsUnlikeCounted, "totals are not the sum of the orders counted in them"),
            problem(unranked, "users near the top are missing from the ranking"),
        ].compactMap(\.self)
    }

    private func problem(_ query: Query, _ words: String) throws -> String? {
        let rows = try query.count(db)
        return rows == 0 ? nil : "\(rows.grouped) \(words)"
    }

    private func unlikeOrders(start: Int64) -> Query {
        // With names of their own, because the schema's expressions may name columns alone.
        Query(
            """
            SELECT COUNT(*) FROM (
              SELECT order_id AS "ordertop_id", user_id AS "ordertop_user", amount AS "ordertop_amount",
                at AS "ordertop_at"
              FROM \(TotalsTables.counted) WHERE order_id NOT IN (SELECT order_id FROM \(TotalsTables.changed))
            ) LEFT JOIN \(orders.byID) ON \(orders.id) = "ordertop_id"
            WHERE \(orders.id) IS NULL OR \(orders.userID) IS NOT "ordertop_user"
              OR \(orders.amount) IS NOT "ordertop_amount" OR \(orders.at) IS NOT "ordertop_at"
              OR NOT (\(orders.counts))
            """, ["start": state.countedFrom.databaseValue])
    }

    private var sumsUnlikeCounted: Query {
        Query(
            """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM (
                SELECT user_id, total_orders AS n, total_spent AS amount FROM \(TotalsTables.totals)
                UNION ALL SELECT user_id, -1, -amount FROM \(TotalsTables.counted)
              ) GROUP BY user_id HAVING SUM(n) <> 0 OR SUM(amount) <> 0
            )
            """)
    }

    private var unranked: Query {
        Query(
            "SELECT COUNT(*) FROM \(TotalsTables.totals) WHERE total_orders > 0 AND total_spent >= :least "
                + "AND NOT is_ranked", ["least": state.rankedFrom.databaseValue])
    }
}
