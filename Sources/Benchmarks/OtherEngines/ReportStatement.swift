import OrdersCore

/// The report as somebody would write it who knows how to make it fast: summed and cut before users are joined.
enum ReportStatement {
    /// With user ids as UUIDs are written.
    static func sqlite(windowStart: Instant) -> String {
        let id = "lower(hex(id))"
        let parts = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)]
        let uuid = parts.map { "substr(\(id), \($0.0), \($0.1))" }.joined(separator: " || '-' || ")
        return statement(user: uuid, windowStart: windowStart)
    }

    /// With user ids as DuckDB's own UUID type.
    static func duckDB(windowStart: Instant) -> String {
        statement(user: "CAST(id AS VARCHAR)", windowStart: windowStart)
    }

    /// The few candidates beyond ten are for users who don't exist.
    private static func statement(user: String, windowStart: Instant) -> String {
        """
        SELECT \(user), order_count, spent
        FROM (
          SELECT user_id, COUNT(*) AS order_count, SUM(total_amount) AS spent
          FROM orders
          WHERE status = 'completed' AND created_at >= \(windowStart.milliseconds) AND user_id IS NOT NULL
          GROUP BY user_id
          ORDER BY spent DESC, user_id
          LIMIT 26
        )
        JOIN users ON id = user_id
        ORDER BY spent DESC, user_id
        LIMIT 10
        """
    }
}
