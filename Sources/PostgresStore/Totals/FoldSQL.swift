import OrdersCore

/// The statements that keep the totals. Only whoever holds the fold's lock runs them.
struct FoldSQL {
    private let orders: CountedOrders
    private let tables: TotalsTables
    private let sql: MappedSQL

    init(_ objects: TotalsObjects) {
        orders = objects.orders
        tables = objects.tables
        sql = objects.sql
    }

    /// How many changes wait, and how many counted instants have left the window, each up to a limit.
    func waiting(from: Instant, leavingBefore: Instant, limit: Int64) -> Query {
        Query(
            """
            SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM \(tables.pending) LIMIT :limit) AS waiting),
              (SELECT COUNT(*) FROM (SELECT 1 FROM \(tables.counted) WHERE \(FoldSQL.isLeaving) LIMIT :limit) AS leaving)
            """, ["from": .instant(from), "before": .instant(leavingBefore), "limit": .int(limit)])
    }

    /// Takes changes that wait and adds them to the totals, in one statement: what it deletes is what it saw, so a change
    /// whose transaction commits later is found by a later one. Changes of orders that have left are dropped.
    ///
    /// Gives how many it took, and how many orders more there are.
    func takeIn(countedFrom: Instant, limit: Int) -> Query {
        Query(
            """
            WITH taken AS (
              DELETE FROM \(tables.pending) WHERE ctid = ANY (ARRAY(SELECT ctid FROM \(tables.pending) LIMIT :limit))
              RETURNING user_id, at, orders, spent
            ), net AS (
              \(TotalsTriggers.sum("SELECT user_id, at, orders, spent FROM taken WHERE at >= :from"))
            ), \(addingNet)
            SELECT (SELECT COUNT(*) FROM taken), (SELECT COALESCE(SUM(orders), 0)::bigint FROM net)
            """, ["from": .instant(countedFrom), "limit": .int(Int64(limit))])
    }

    /// Makes what is counted and what waits come to the orders of a range, whatever was counted there before: in any one
    /// snapshot it adds what is missing, so it doesn't matter who writes meanwhile.
    ///
    /// Gives how many orders there are in the range, and how many more are counted than before.
    func count(from: Instant, through: Instant?) -> Query {
        let condition = sql.orders.createdAt.range(from: from, through: through, name: "at")
        let isInRange = "at >= :from" + (through == nil ? "" : " AND at <= :through")
        let changes = """
            SELECT user_id, at, orders, spent FROM present
              UNION ALL SELECT user_id, at, -orders, -spent FROM \(tables.pending) WHERE \(isInRange)
              UNION ALL SELECT user_id, at, -orders, -spent FROM \(tables.counted) WHERE \(isInRange)
            """
        var arguments = condition.arguments
        arguments["from"] = .instant(from)
        if let through { arguments["through"] = .instant(through) }
        return Query(
            """
            WITH present AS (
              SELECT \(orders.userID) AS user_id, \(orders.at) AS at, COUNT(*) AS orders, SUM(\(orders.amount)) AS spent
              FROM \(orders.table) WHERE \(orders.counts) AND \(condition.sql) GROUP BY 1, 2
            ), net AS (
              \(TotalsTriggers.sum(changes))
            ), \(addingNet)
            SELECT (SELECT COALESCE(SUM(orders), 0)::bigint FROM present),
              (SELECT COALESCE(SUM(orders), 0)::bigint FROM net)
            """, arguments)
    }

    /// The instant of the last of so many orders from another on; NULL when there are no more than that.
    func end(from: Instant, limit: Int) -> Query {
        let created = sql.orders.createdAt
        let isCompleted = sql.orders.isCompleted.map { [Condition($0)] } ?? []
        let condition = Condition.all(isCompleted + [created.range(from: from, through: nil, name: "at")])
        return Query(
            """
            SELECT \(orders.at) FROM \(orders.table) WHERE \(condition.sql) ORDER BY \(created.order)
            OFFSET :limit LIMIT 1
            """, condition.arguments.merging(["limit": .int(Int64(limit))]) { $1 })
    }

    /// Adds `net` to what is counted and to the totals.
    private var addingNet: String {
        """
        kept AS (
          INSERT INTO \(tables.counted) AS old (at, user_id, orders, spent)
          SELECT at, user_id, orders, spent FROM net ORDER BY at, user_id
          ON CONFLICT (at, user_id) DO UPDATE SET orders = old.orders + excluded.orders,
            spent = old.spent + excluded.spent
        ), summed AS (
          INSERT INTO \(tables.totals) AS old (user_id, total_orders, total_spent)
          SELECT user_id, SUM(orders)::bigint, SUM(spent) FROM net GROUP BY user_id ORDER BY user_id
          ON CONFLICT (user_id) DO UPDATE SET total_orders = old.total_orders + excluded.total_orders,
            total_spent = old.total_spent + excluded.total_spent
        )
        """
    }
}

extension FoldSQL {
    /// Nothing is counted from before the start: a plan made for any instants knows by that how little there is between.
    fileprivate static let isLeaving = "at >= :from AND at < :before"

    /// Where a batch of leaving orders ends: all before this instant leave together.
    func leavingEnd(from: Instant, before: Instant, limit: Int) -> Query {
        Query(
            """
            SELECT at + interval '1 microsecond' FROM \(tables.counted) WHERE \(FoldSQL.isLeaving) ORDER BY at
            OFFSET :offset LIMIT 1
            """, ["from": .instant(from), "before": .instant(before), "offset": .int(Int64(limit - 1))])
    }

    /// Takes from the totals what is counted before an instant, which is then forgotten: three statements, between which
    /// nobody else changes anything.
    func leave(from: Instant, before: Instant) -> [Query] {
        let leaving = """
            (SELECT user_id, SUM(orders)::bigint AS orders, SUM(spent) AS spent FROM \(tables.counted)
              WHERE \(FoldSQL.isLeaving) GROUP BY user_id) AS leaving
            """
        let arguments: [String: PostgresValue] = ["from": .instant(from), "before": .instant(before)]
        return [
            Query(
                """
                UPDATE \(tables.totals) AS totals
                SET total_orders = total_orders - leaving.orders, total_spent = total_spent - leaving.spent
                FROM \(leaving) WHERE totals.user_id = leaving.user_id
                  AND (leaving.orders <> 0 OR leaving.spent <> 0)
                """, arguments),
            dropEmptyTotals,
            Query(
                """
                WITH gone AS (DELETE FROM \(tables.counted) WHERE \(FoldSQL.isLeaving) RETURNING orders)
                SELECT COUNT(*), COALESCE(SUM(orders), 0)::bigint FROM gone
                """, arguments),
        ]
    }

    /// Users without an order have no total.
    var dropEmptyTotals: Query {
        Query("DELETE FROM \(tables.totals) WHERE total_spent = 0 AND total_orders = 0")
    }

    /// Lets triggers leave out orders that have left. Not at every step, because every writer reads it.
    func raiseSince(to instant: Instant) -> Query {
        Query(
            "UPDATE \(tables.since) SET counts_from = :from WHERE counts_from < :from::timestamptz - interval '1 hour'",
            ["from": .instant(instant)])
    }
}
