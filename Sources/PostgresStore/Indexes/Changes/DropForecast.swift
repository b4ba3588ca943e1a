import OrdersCore

/// What the queries that use an index take now, in the caller's snapshot. What they would take without it can't be asked of
/// PostgreSQL: to hide an index from the planner is to lock the table, or to change the catalog.
struct DropForecast {
    let plans: KnownPlans
    let index: IndexEntry
    let now: Instant

    /// Longer than that, a query is slow enough to say so.
    static let longest: Duration = .seconds(5)

    func effects() throws -> [IndexDropPreview.Effect] {
        try KnownQuery.allCases.compactMap { query in
            guard try plans.use(by: query, at: now).indexes.contains(index.name) else { return nil }
            let statement = try plans.statement(of: query, at: now)
            return IndexDropPreview.Effect(
                query: query, now: try plans.plan(of: query, statement).access,
                timeNow: try time(statement, plans.db), then: nil, timeThen: nil)
        }
    }

    /// Of two runs the faster, because the first may read from disk.
    private func time(_ statement: Query, _ db: PostgresConnection) throws -> IndexDropPreview.Effect.Time {
        try db.execute("SET LOCAL statement_timeout = \(Int64(DropForecast.longest.inMilliseconds))")
        do {
            let first = try db.savepoint { try db.timed { _ = try statement.rows(db) } }
            guard first < .milliseconds(500) else { return .took(first) }
            return .took(min(first, try db.timed { _ = try statement.rows(db) }))
        } catch let error as PostgresError where error.sqlState == SQLState.canceled {
            return .exceeds(DropForecast.longest)
        }
    }
}
