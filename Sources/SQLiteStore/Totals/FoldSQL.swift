import GRDB
import OrdersCore

/// The statements of a fold. Each is bound to a range of ids or instants that was chosen before the write lock
/// was taken.
///
/// `CROSS JOIN` keeps SQLite from entering by the orders: it would read the whole table for a handful of ids.
struct FoldSQL {
    let orders: CountedOrders

    /// The row of an order as it counts.
    private var counted: String { "\(orders.id), \(orders.userID), \(orders.amount), \(orders.at)" }

    // New orders, by id.

    func nextOrders(after id: DatabaseValue, limit: Int) -> Query {
        Query(
            "SELECT MAX(id), COUNT(*) FROM (SELECT \(orders.id) AS id FROM \(orders.byID) "
                + "\(where_(id)) ORDER BY \(orders.id) LIMIT :limit)",
            ["limit": limit.databaseValue].adding("after", id))
    }

    /// The order that is one more than may be counted at once.
    func countedOrder(after id: DatabaseValue, through last: DatabaseValue, start: Int64, skip: Int) -> Query
    {
        Query(
            "SELECT \(orders.id) FROM \(orders.byID) \(where_(id, "\(orders.id) <= :through", orders.counts)) "
                + "ORDER BY \(orders.id) LIMIT 1 OFFSET :skip",
            ["through": last, "start": start.databaseValue, "skip": skip.databaseValue].adding("after", id))
    }

    func countOrders(after id: DatabaseValue, through last: DatabaseValue) -> Query {
        Query(
            "SELECT COUNT(*) FROM \(orders.byID) \(where_(id, "\(orders.id) <= :through"))",
            ["through": last].adding("after", id))
    }

    func countNew(after id: DatabaseValue, through last: DatabaseValue, start: Int64) -> Query {
        Query(
            "INSERT INTO \(TotalsTables.counted) SELECT \(counted) FROM \(orders.byID) "
                + "\(where_(id, "\(orders.id) <= :through", orders.counts)) ORDER BY \(orders.id)",
            ["through": last, "start": start.databaseValue].adding("after", id))
    }

    func addNew(after id: DatabaseValue, through last: DatabaseValue, ranking: Int64) -> Query {
        let range = id.isNull ? "order_id <= :through" : "order_id > :after AND order_id <= :through"
        return addToTotals(
            "SELECT user_id, 1 AS n, amount FROM \(TotalsTables.counted) WHERE \(range)",
            ["through": last, "ranking": ranking.databaseValue].adding("after", id))
    }

    /// Where ids are no row ids, the orders of a range are noted as if they had changed.
    func noteOrders(after id: DatabaseValue, through last: DatabaseValue, start: Int64) -> Query {
        Query(
            "INSERT INTO \(TotalsTables.changed) SELECT \(orders.id) FROM \(orders.byID) "
                + "\(where_(id, "\(orders.id) <= :through", orders.counts)) ON CONFLICT DO NOTHING",
            ["through": last, "start": start.databaseValue].adding("after", id))
    }

    // Orders that changed.

    static func nextChanges(limit: Int) -> Query {
        Query(
            "SELECT MAX(order_id), COUNT(*) FROM "
                + "(SELECT order_id FROM \(TotalsTables.changed) ORDER BY order_id LIMIT :limit)",
            ["limit": limit.databaseValue])
    }

    func addChanges(through last: DatabaseValue, start: Int64, ranking: Int64) -> Query {
        let changed = TotalsTables.changed
        return addToTotals(
            """
            SELECT user_id, -1 AS n, -amount AS amount FROM \(changed) CROSS JOIN \(TotalsTables.counted)
              USING (order_id) WHERE order_id <= :through
            UNION ALL
            SELECT \(orders.userID), 1, \(orders.amount) FROM \(TotalsTables.noted("<= :through"))
              CROSS JOIN \(orders.byID) ON \(orders.id) = "ordertop_noted" WHERE \(orders.counts)
            """,
            ["through": last, "start": start.databaseValue, "ranking": ranking.databaseValue])
    }

    static func forgetChanged(through last: DatabaseValue) -> Query {
        Query(
            "DELETE FROM \(TotalsTables.counted) WHERE order_id IN "
                + "(SELECT order_id FROM \(TotalsTables.changed) WHERE order_id <= :through)",
            ["through": last])
    }

    func countChanged(through last: DatabaseValue, start: Int64) -> Query {
        Query(
            "INSERT INTO \(TotalsTables.counted) SELECT \(counted) FROM \(TotalsTables.noted("<= :through")) "
                + "CROSS JOIN \(orders.byID) ON \(orders.id) = \"ordertop_noted\" WHERE \(orders.counts)",
            ["through": last, "start": start.databaseValue])
    }

    static func clearChanges(through last: DatabaseValue) -> Query {
        Query("DELETE FROM \(TotalsTables.changed) WHERE order_id <= :through", ["through": last])
    }

    // Orders that the window has left behind.

    static func expired(before end: Int64, skip: Int) -> Query {
        Query(
            "SELECT at FROM \(TotalsTables.counted) WHERE at < :end ORDER BY at LIMIT 1 OFFSET :skip",
            ["end": end.databaseValue, "skip": skip.databaseValue])
    }

    static func countExpired(before end: Int64) -> Query {
        Query(
            "SELECT COUNT(*) FROM \(TotalsTables.counted) WHERE at < :end", ["end": end.databaseValue])
    }

    func subtractExpired(before end: Int64, ranking: Int64) -> Query {
        addToTotals(
            "SELECT user_id, -1 AS n, -amount AS amount FROM \(TotalsTables.counted) WHERE at < :end",
            ["end": end.databaseValue, "ranking": ranking.databaseValue])
    }

    /// Before the orders themselves are forgotten, because they tell whose totals may be empty now.
    static func removeEmptyTotals(before end: Int64) -> Query {
        Query(
            "DELETE FROM \(TotalsTables.totals) WHERE total_orders = 0 AND user_id IN "
                + "(SELECT user_id FROM \(TotalsTables.counted) WHERE at < :end)",
            ["end": end.databaseValue])
    }

    static func forgetExpired(before end: Int64) -> Query {
        Query("DELETE FROM \(TotalsTables.counted) WHERE at < :end", ["end": end.databaseValue])
    }

    /// Adds rows of user, number and amount to the users' totals, in the order of users, so that each page of
    /// the totals is written once.
    private func addToTotals(_ rows: String, _ arguments: [String: DatabaseValue]) -> Query {
        Query(
            """
            INSERT INTO \(TotalsTables.totals) (user_id, total_orders, total_spent, is_ranked)
            SELECT user_id, n, amount, n > 0 AND amount >= :ranking FROM (
              SELECT user_id, SUM(n) AS n, SUM(amount) AS amount FROM (
                \(rows)
              ) GROUP BY user_id HAVING SUM(n) <> 0 OR SUM(amount) <> 0
            ) WHERE 1
            ON CONFLICT (user_id) DO UPDATE SET
              total_orders = total_orders + excluded.total_orders,
              total_spent = total_spent + excluded.total_spent,
              is_ranked = total_orders + excluded.total_orders > 0
                AND total_spent + excluded.total_spent >= :ranking
            """, arguments)
    }

    private func where_(_ id: DatabaseValue, _ more: String...) -> String {
        let terms = (id.isNull ? [] : ["\(orders.id) > :after"]) + more
        return terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ")
    }
}

extension [String: DatabaseValue] {
    /// With one more argument, unless it is NULL: its term is left out then.
    fileprivate func adding(_ name: String, _ value: DatabaseValue) -> [String: DatabaseValue] {
        value.isNull ? self : merging([name: value]) { first, _ in first }
    }
}
