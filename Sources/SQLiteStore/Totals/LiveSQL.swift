import OrdersCore

/// The statements of the live report, put together once.
struct LiveSQL: Sendable {
    let objects: TotalsObjects
    let corrections: CorrectionSQL
    /// The ranked users from the top, each with what is known of the user; NULLs where there is none.
    let ranked: String
    /// The ranked users from a total down, without their names.
    let rankedBelow = """
        SELECT user_id, total_orders, total_spent FROM \(TotalsTables.totals)
          INDEXED BY \(TotalsTables.ranked)
        WHERE is_ranked AND total_spent <= :total ORDER BY total_spent DESC, user_id
        """
    /// All users with orders from the top.
    let everybody: String
    /// One user's total.
    let total = "SELECT total_orders, total_spent FROM \(TotalsTables.totals) WHERE user_id = :user"
    /// What is known of one user.
    let user: String

    init(sql: MappedSQL, shape: TotalsShape) {
        objects = TotalsObjects(sql: sql, shape: shape)
        corrections = CorrectionSQL(orders: objects.orders, idIsRowID: shape.idIsRowID)
        let totals = TotalsTables.totals
        let columns = "\(totals).user_id, total_orders, total_spent, \(sql.users.columns)"
        let join = "LEFT JOIN \(sql.users.table) ON \(sql.users.id) = \(totals).user_id"
        let order = "ORDER BY total_spent DESC, \(totals).user_id"
        ranked = """
            SELECT \(columns) FROM \(totals) INDEXED BY \(TotalsTables.ranked) \(join)
            WHERE is_ranked \(order)
            """
        everybody = """
            SELECT \(columns) FROM (
              SELECT user_id, total_orders, total_spent FROM \(totals) WHERE total_orders > 0
              ORDER BY total_spent DESC, user_id LIMIT :limit
            ) AS \(totals) \(join) \(order)
            """
        user = "SELECT \(sql.users.columns) FROM \(sql.users.table) WHERE \(sql.users.id) = :user"
    }
}
