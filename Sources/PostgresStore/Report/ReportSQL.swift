import OrdersCore

/// The statements of the report.
struct ReportSQL {
    let sql: MappedSQL

    /// The direct report: spending is summed by user and cut to the candidates before users are joined, so that ten users
    /// are looked up and not every spender. A row whose user is unknown comes back without a user.
    ///
    /// An order without a total counts as an order and adds nothing; one without a user or an instant is left out.
    ///
    /// - Parameter candidates: How many spenders to join, at least the report's limit: orders without a user shall not
    ///   cost places.
    func direct(_ window: ReportWindow, candidates: Int) -> Query {
        let orders = sql.orders
        let condition = completed(in: window)
        let spent = "\"ordertop_spent\" DESC"
        return Query(
            """
            SELECT \(sql.users.columns), "ordertop_count", "ordertop_spent"
            FROM (
              SELECT \(orders.userID) AS "ordertop_spender", COUNT(*) AS "ordertop_count",
                \(orders.totalSum) AS "ordertop_spent"
              FROM \(orders.table)
              WHERE \(condition.sql)
              GROUP BY \(orders.userID)
              ORDER BY \(spent), \(orders.userIDType.ordered(orders.userID))
              LIMIT :candidates
            ) AS "ordertop_top"
            LEFT JOIN \(sql.users.table) ON \(sql.users.id) = "ordertop_spender"
            ORDER BY \(spent), \(orders.userIDType.ordered("\"ordertop_spender\""))
            """,
            condition.arguments.merging(["candidates": .int(Int64(candidates))]) { $1 }
        )
    }

    /// Day after 1970-01-01 and amount of one user's completed orders, summed by UTC day.
    func spending(of userID: User.ID, from: Instant, through: Instant) -> Query {
        let orders = sql.orders
        let condition = Condition.all(
            [
                Condition(
                    "\(orders.userID) = :user", ["user": PostgresValue(userID.value, as: orders.userIDType)])
            ]
                + isCompleted + [orders.createdAt.range(from: from, through: through, name: "created")]
        )
        return Query(
            """
            SELECT floor(extract(epoch FROM \(orders.createdAt.value)) / 86400)::int8 AS "ordertop_day",
              \(orders.totalSum)
            FROM \(orders.table)
            WHERE \(condition.sql)
            GROUP BY "ordertop_day"
            """, condition.arguments)
    }

    /// How many completed orders of a window, whoever's, came in each hour after 1970-01-01 00:00 UTC. What ISO 8601
    /// can't write is in none, infinity above all.
    func hours(in window: ReportWindow) -> Query {
        let last = window.end ?? Instant.representable.upperBound
        let condition = Condition.all(
            isCompleted + [sql.orders.createdAt.range(from: window.start, through: last, name: "created")])
        return Query(
            """
            SELECT floor(extract(epoch FROM \(sql.orders.createdAt.value)) / 3600)::int8 AS "ordertop_hour", COUNT(*)
            FROM \(sql.orders.table)
            WHERE \(condition.sql)
            GROUP BY "ordertop_hour"
            """, condition.arguments)
    }

    /// The completed orders of a window that have a user.
    func completed(in window: ReportWindow) -> Condition {
        .all(
            isCompleted + [
                sql.orders.createdAt.range(from: window.start, through: window.end, name: "created"),
                Condition("\(sql.orders.userID) IS NOT NULL"),
            ])
    }

    /// How many they are.
    func completedRows(in window: ReportWindow) -> Query {
        let condition = completed(in: window)
        return Query("SELECT COUNT(*) FROM \(sql.orders.table) WHERE \(condition.sql)", condition.arguments)
    }

    private var isCompleted: [Condition] {
        sql.orders.isCompleted.map { [Condition($0)] } ?? []
    }
}
