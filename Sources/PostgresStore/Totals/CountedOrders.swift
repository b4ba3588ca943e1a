import OrdersCore

/// How an order counts, as SQL fragments over the orders table: the same rules as the direct report's.
///
/// They also stand in triggers, over rows under the orders table's name. So none of them fails, whatever a writer writes:
/// that would be the writer's failure.
struct CountedOrders: Hashable, Sendable {
    let table: String
    /// In the type that the totals hold users in.
    let userID: String
    /// Minor units, `numeric`, so that no sum is too large; an order without a total counts as an order and adds nothing.
    let amount: String
    /// A `timestamptz`, whatever the session's time zone; NULL where the order counts in no window.
    let at: String
    /// Whether an order counts at all, in a window that holds its instant.
    let counts: String

    init(_ sql: MappedSQL) {
        let orders = sql.orders
        table = orders.table
        userID =
            orders.userIDType == .uuid ? orders.userID : "(\(orders.userID))::\(orders.userIDType.rawValue)"
        amount = CountedOrders.amount(sql)
        at = CountedOrders.at(orders.createdAt)
        counts =
            ((orders.isCompleted.map { [$0] } ?? []) + ["\(orders.userID) IS NOT NULL", "\(at) IS NOT NULL"])
            .joined(separator: " AND ")
    }

    private static func amount(_ sql: MappedSQL) -> String {
        let field = sql.schema.orders.total.sql(of: sql.schema.orders.table)
        let factor = sql.schema.money.storage == .decimal ? sql.money.scale : 1
        return "COALESCE(round((\(field))::numeric * \(factor)), 0)"
    }

    private static func at(_ createdAt: InstantSQL) -> String {
        switch createdAt.format {
        case .native where createdAt.type == "timestamptz": createdAt.raw
        case .native, .iso8601: "((\(createdAt.raw))::timestamp AT TIME ZONE 'UTC')"
        case .unixMilliseconds: at(createdAt, unitsPerSecond: 1_000)
        case .unixSeconds: at(createdAt, unitsPerSecond: 1)
        }
    }

    /// Numbers beyond what ISO 8601 can write can't all be made instants. Later ones count in every window, earlier ones
    /// in none.
    private static func at(_ createdAt: InstantSQL, unitsPerSecond: Int64) -> String {
        let range = Instant.representable
        let units = [range.lowerBound, range.upperBound].map {
            $0.microseconds / (1_000_000 / unitsPerSecond)
        }
        return """
            CASE WHEN \(createdAt.raw) > \(units[1]) THEN 'infinity'::timestamptz
              WHEN \(createdAt.raw) >= \(units[0]) THEN \(createdAt.value) END
            """
    }
}
