import GRDB
import OrdersCore

// What makes the report slow or empty.

extension CheckUp {
    func report() throws -> Finding? {
        guard let reportIndex else { return nil }
        let known = try KnownPlan(db: db, sql: sql)
        let access = try known.plan(of: .top, known.statement(of: .top, at: now)).access
        let entries = try known.catalog.entries()
        if access == .indexOnly, entries.contains(where: { $0.statement == reportIndex.statement }) {
            return Finding(.ok, subject: "report index", message: "the report reads an index alone")
        }
        return Finding(
            .notice, subject: "report index",
            message: "the report's own index is missing (now: \(access.rawValue))",
            advice: "run `ordertop indexes build \(reportIndex.name)`")
    }

    /// Statistics are stale when they speak of several times more orders than there are, or fewer.
    func statistics() throws -> Finding {
        let statistics = try PlannerStatistics(db)
        guard statistics.isThere else {
            return Finding(
                .notice, subject: "statistics", message: "the planner has none",
                advice: CheckUp.analyze)
        }
        let then = IndexStatistics(rows: statistics.rows(ofTable: sql.schema.orders.table) ?? 0)
        let now = try RowEstimate(db: db, table: sql.schema.orders.table).rows()
        guard then.isOutgrown(by: now) else {
            return Finding(.ok, subject: "statistics", message: "the planner's statistics are recent")
        }
        return Finding(
            .notice, subject: "statistics",
            message:
                "the planner's statistics speak of \(then.rows.grouped) orders, there are about \(now.grouped)",
            advice: CheckUp.analyze)
    }

    private static let analyze = "run `sqlite3 FILE 'PRAGMA analysis_limit=1000; ANALYZE'`"

    /// Looks at the first orders only: enough to see that a format is wrong.
    func instants() throws -> Finding? {
        let createdAt = sql.orders.createdAt
        let range = createdAt.range(from: nil, through: nil, name: "readable")
        let query = Query(
            """
            SELECT COUNT(*) FROM (
              SELECT COALESCE(\(range.sql), 0) AS "ordertop_readable" FROM \(sql.orders.table) LIMIT \(CheckUp.lookedAt)
            ) WHERE NOT "ordertop_readable"
            """, range.arguments)
        let bad = try query.count(db)
        guard bad > 0 else {
            return Finding(.ok, subject: "dates", message: "they are \(createdAt.format.rawValue)")
        }
        return Finding(
            .problem, subject: "dates",
            message:
                "\(bad.grouped) of the first \(CheckUp.lookedAt.grouped) orders have no date in the form "
                + "\(createdAt.format.rawValue), and are left out",
            advice: "correct the data, or `instants` in the schema file")
    }

    func statuses() throws -> Finding? {
        guard let isCompleted = sql.orders.isCompleted else { return nil }
        let found = try Query(
            "SELECT EXISTS (SELECT 1 FROM \(sql.orders.table) WHERE \(isCompleted))"
        ).count(db)
        if found == 1 { return Finding(.ok, subject: "statuses", message: "there are completed orders") }
        let names = sql.schema.completedStatuses.joined(separator: ", ")
        return Finding(
            .notice, subject: "statuses", message: "no order has a completed status (\(names))",
            advice: "check `completed` in the schema file")
    }

    func secureDelete() throws -> Finding? {
        guard try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 1 else { return nil }
        return Finding(
            .ok, subject: "secure delete",
            message: "SQLite overwrites what is deleted, which makes archive runs write more")
    }

    private static let lookedAt: Int64 = 10_000
}
