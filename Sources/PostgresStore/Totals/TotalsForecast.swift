import OrdersCore

/// Predicts how long a build takes, from what the planner expects and from timing the look at some orders.
struct TotalsForecast {
    let db: PostgresConnection
    let objects: TotalsObjects
    /// All orders.
    let rows: Int64

    private static let sample: Int64 = 50_000
    /// What an order that counts costs.
    private static let counting: Duration = .microseconds(15)

    /// Nil where there are no orders.
    func duration() throws -> Duration? {
        guard rows > 0 else { return nil }
        let counting = TotalsForecast.counting * Double(try counted())
        guard try !SpanIndex(objects: objects).exists(db) else { return counting }
        return try looking() + counting
    }

    /// Without an index, every order is looked at.
    private func looking() throws -> Duration {
        let orders = objects.orders
        let query = Query(
            """
            SELECT COUNT(*) FROM (
              SELECT \(orders.counts) AS counts FROM \(objects.table) LIMIT \(TotalsForecast.sample)
            ) AS sample WHERE counts
            """)
        _ = try query.count(db)
        let start = ContinuousClock.now
        _ = try query.count(db)
        return (ContinuousClock.now - start) * (Double(rows) / Double(min(rows, TotalsForecast.sample)))
    }

    /// How many orders of the window the planner expects, which are those that a build counts: `… rows=192000 width=4)`.
    func counted() throws -> Int64 {
        guard let now = try Query("SELECT clock_timestamp()").firstRow(db)?.instant(0) else { return 0 }
        let condition = ReportSQL(sql: objects.sql).completed(in: ReportWindow(asOf: now, isBounded: false))
        let plan = try Query(
            "EXPLAIN SELECT 1 FROM \(objects.sql.orders.table) WHERE \(condition.sql)", condition.arguments
        ).firstRow(db)?.text(0)
        let number = plan?.firstRange(of: "rows=").map {
            plan?[$0.upperBound...].prefix { $0.isNumber } ?? ""
        }
        return number.flatMap { Int64($0) } ?? 0
    }
}
