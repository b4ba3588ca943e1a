import OrdersCore

/// What it costs to group orders by user, which grows with the number of users: their sums no longer fit into the memory
/// that is near the processor. Few users have orders in a sample, so it is timed there and in the database.
struct GroupingProbe {
    let sql: MappedSQL

    /// Groups the first orders as the report does, whatever their status and date. By one process, as in the sample,
    /// where several never work together. In the caller's snapshot.
    func point(_ rows: Int64, _ db: PostgresConnection) throws -> SortCost.Point {
        let orders = sql.orders
        let query = Query(
            """
            SELECT COUNT(*) FROM (
              SELECT "ordertop_spender", SUM("ordertop_total") FROM (
                SELECT \(orders.userID) AS "ordertop_spender", \(orders.total) AS "ordertop_total"
                FROM \(orders.table) LIMIT :rows
              ) AS "ordertop_first" GROUP BY "ordertop_spender"
            ) AS "ordertop_groups"
            """, ["rows": .int(max(1, rows))])
        try db.execute("SET LOCAL max_parallel_workers_per_gather = 0")
        let took = try RepeatedRuns(fewest: 3, most: 15).fastest { _ = try query.count(db) }
        return SortCost.Point(rows: max(1, rows), took: took)
    }
}
