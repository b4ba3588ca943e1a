import OrdersCore

/// Compares the live totals with the orders in the caller's snapshot: every user's total with the direct report's, and
/// beneath it what was counted with what is there, because a total can be right by chance today and wrong when the window
/// moves.
struct TotalsVerifier {
    let db: PostgresConnection
    let objects: TotalsObjects
    let state: TotalsState

    private var orders: CountedOrders { objects.orders }
    private var tables: TotalsTables { objects.tables }
    private var sql: MappedSQL { objects.sql }

    /// - Parameter start: The first instant that counts.
    func verify(start: Instant) throws -> TotalsVerification {
        let compared = try compare(start: start).firstRow(db)
        return TotalsVerification(
            users: compared?.int(0) ?? 0, differingUsers: compared?.int(1) ?? 0,
            differences: try differences(start: start).rows(db).compactMap(difference),
            problems: try problems())
    }

    /// How many users there are on either side, and how many of them differ.
    private func compare(start: Instant) -> Query {
        let query = sides(start: start)
        return Query(
            "SELECT COUNT(*), COUNT(*) FILTER (WHERE \(TotalsVerifier.differ)) FROM (\(query.sql)) AS sides",
            query.arguments)
    }

    private func differences(start: Instant) -> Query {
        let (query, users) = (sides(start: start), sql.users)
        let order = sql.orders.userIDType.ordered("sides.user_id")
        return Query(
            """
            SELECT sides.user_id, (\(users.username))::text, live_orders, live_spent::bigint, direct_orders,
              direct_spent::bigint
            FROM (\(query.sql)) AS sides LEFT JOIN \(users.table) ON \(users.id) = sides.user_id
            WHERE \(TotalsVerifier.differ) ORDER BY \(order) LIMIT \(TotalsVerification.shownDifferences)
            """, query.arguments)
    }

    private static let differ = "live_orders <> direct_orders OR live_spent <> direct_spent"

    /// Every user's orders and spending, live and direct. The direct side is the report's own condition.
    private func sides(start: Instant) -> Query {
        let condition = ReportSQL(sql: sql).completed(in: TotalsVerifier.window(from: start))
        return Query(
            """
            SELECT user_id, SUM(live_orders)::bigint AS live_orders, SUM(live_spent) AS live_spent,
              SUM(direct_orders)::bigint AS direct_orders, SUM(direct_spent) AS direct_spent
            FROM (
              SELECT user_id, total_orders AS live_orders, total_spent AS live_spent, 0::bigint AS direct_orders,
                0::numeric AS direct_spent FROM \(tables.totals)
              UNION ALL SELECT user_id, orders, spent, 0, 0 FROM \(tables.pending) WHERE at >= :start
              UNION ALL SELECT user_id, -orders, -spent, 0, 0 FROM \(tables.counted) WHERE at < :start
              UNION ALL (SELECT \(orders.userID), 0, 0, COUNT(*), SUM(\(orders.amount)) FROM \(orders.table)
                WHERE \(condition.sql) GROUP BY 1)
            ) AS parts GROUP BY user_id
            """, condition.arguments.merging(["start": .instant(start)]) { $1 })
    }

    private static func window(from start: Instant) -> ReportWindow {
        ReportWindow(asOf: start.adding(seconds: ReportWindow.thirtyDays), isBounded: false)
    }

    private func difference(_ row: PostgresRow) -> TotalsDifference? {
        guard let id = User.ID(row[0]) else { return nil }
        return TotalsDifference(
            userID: id, username: row.optionalText(1), liveOrders: row.int(2),
            liveSpent: sql.money.money(row[3]),
            directOrders: row.int(4), directSpent: sql.money.money(row[5]))
    }

    private func problems() throws -> [String] {
        try [
            problem(unlikeOrders, "instants at which what was counted differs from the orders"),
            problem(sumsUnlikeCounted, "totals are not the sum of what is counted in them"),
        ].compactMap(\.self)
    }

    private func problem(_ query: Query, _ words: String) throws -> String? {
        let rows = try query.count(db)
        return rows == 0 ? nil : "\(rows.grouped) \(words)"
    }

    private var unlikeOrders: Query {
        let condition = ReportSQL(sql: sql).completed(in: TotalsVerifier.window(from: state.countedFrom))
        let changes = """
            SELECT user_id, at, orders, spent FROM \(tables.counted) WHERE at >= :start
              UNION ALL SELECT user_id, at, orders, spent FROM \(tables.pending) WHERE at >= :start
              UNION ALL SELECT \(orders.userID), \(orders.at), -1, -\(orders.amount) FROM \(orders.table)
                WHERE \(condition.sql)
            """
        return Query(
            "SELECT COUNT(*) FROM (\(TotalsTriggers.sum(changes))) AS unlike",
            condition.arguments.merging(["start": .instant(state.countedFrom)]) { $1 })
    }

    private var sumsUnlikeCounted: Query {
        Query(
            """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM (
                SELECT user_id, total_orders AS orders, total_spent AS spent FROM \(tables.totals)
                UNION ALL SELECT user_id, -orders, -spent FROM \(tables.counted)
              ) AS parts GROUP BY user_id HAVING SUM(orders) <> 0 OR SUM(spent) <> 0
            ) AS unlike
            """)
    }
}
