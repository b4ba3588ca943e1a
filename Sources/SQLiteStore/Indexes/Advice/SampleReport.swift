import GRDB
import OrdersCore

/// The report as the store runs it, in the sample or in the database.
struct SampleReport {
    let sql: MappedSQL
    let window: ReportWindow

    func run(_ db: Database) throws {
        _ = try DirectReport(sql: sql, query: TopSpendersQuery(window: window)).spenders(db)
    }

    /// How many orders it counts.
    func rows(_ db: Database) throws -> Int64 {
        let all = TopSpendersQuery(window: window, limit: .max)
        return try DirectReport(sql: sql, query: all).spenders(db).reduce(0) { $0 + Int64($1.totalOrders) }
    }

    /// How the planner answers it.
    func plan(_ db: Database) throws -> QueryPlan {
        let candidates = SpenderCandidates(for: TopSpendersQuery(window: window).limit).count
        let statement = ReportSQL(sql: sql).direct(window, candidates: candidates)
        return try KnownPlan(db: db, sql: sql).plan(of: .top, statement)
    }

    /// Sorts and groups the first rows as the report does, whatever their status and date.
    func sort(_ rows: Int64, _ db: Database) throws {
        let orders = sql.orders
        _ = try Query(
            """
            SELECT COUNT(*) FROM (
              SELECT "ordertop_spender", SUM("ordertop_total") FROM (
                SELECT \(orders.spender) AS "ordertop_spender", \(orders.total) AS "ordertop_total"
                FROM \(orders.table) NOT INDEXED LIMIT :rows OFFSET 0
              ) GROUP BY "ordertop_spender"
            )
            """, ["rows": rows.databaseValue]
        ).count(db)
    }
}
