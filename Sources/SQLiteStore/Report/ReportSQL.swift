import GRDB
import OrdersCore

/// The statements of the report.
struct ReportSQL {
    let sql: MappedSQL

    /// The direct report: spending is summed by user and cut to the candidates before users are joined, so
    /// that ten users are looked up and not every spender. A row whose user is unknown comes back without a
    /// user.
    ///
    /// An order without a total counts as an order and adds nothing; one without a user or a readable instant
    /// is left out.
    ///
    /// - Parameter candidates: How many spenders to join, at least the report's limit: orders without a user
    ///   shall not cost places.
    func direct(_ window: ReportWindow, candidates: Int) -> Query {
        let orders = sql.orders
        let condition = completed(in: window)
        var arguments = condition.arguments
        arguments["candidates"] = candidates.databaseValue
        return Query(
            """
            SELECT \(sql.users.columns), "ordertop_count", "ordertop_spent"
            FROM (
              SELECT \(orders.spender) AS "ordertop_spender", COUNT(*) AS "ordertop_count",
                COALESCE(SUM(\(orders.total)), 0) AS "ordertop_spent"
              FROM \(orders.table)
              WHERE \(condition.sql)
              GROUP BY \(orders.spender)
              ORDER BY "ordertop_spent" DESC, "ordertop_spender"
              LIMIT :candidates
            )
            LEFT JOIN \(sql.users.table) ON \(sql.users.id) = "ordertop_spender"
            ORDER BY "ordertop_spent" DESC, "ordertop_spender"
            """,
            arguments
        )
    }

    /// Instants and amounts of one user's completed orders.
    func spending(of userID: User.ID, from: Instant, through: Instant) -> Query {
        let orders = sql.orders
        let condition = Condition.all(
            [Condition("\(orders.userID) = :user", ["user": userID.storage])]
                + isCompleted + [orders.createdAt.range(from: from, through: through, name: "created")]
        )
        return Query(
            """
            SELECT \(orders.createdAt.value), \(orders.total)
            FROM \(orders.table)
            WHERE \(condition.sql)
            """,
            condition.arguments
        )
    }

    /// Instants of the completed orders of a window, whoever's.
    func instants(in window: ReportWindow) -> Query {
        let condition = Condition.all(isCompleted + [created(in: window)])
        return Query(
            """
            SELECT \(sql.orders.createdAt.value)
            FROM \(sql.orders.table)
            WHERE \(condition.sql)
            """,
            condition.arguments
        )
    }

    private func completed(in window: ReportWindow) -> Condition {
        .all(isCompleted + [created(in: window), Condition("\(sql.orders.userID) IS NOT NULL")])
    }

    private func created(in window: ReportWindow) -> Condition {
        sql.orders.createdAt.range(from: window.start, through: window.end, name: "created")
    }

    private var isCompleted: [Condition] {
        sql.orders.isCompleted.map { [Condition($0)] } ?? []
    }
}
