import OrdersCore

/// What the queries that use an index would take without it.
///
/// To hide an index from the planner is to lock its table or to change the catalog, so it is tried on a sample of whole users
/// in temporary tables, where the index is dropped, and scaled.
struct DropForecast: Sendable {
    /// A query that uses the index, and what it takes now.
    struct Use: Sendable {
        let query: KnownQuery
        let access: QueryPlan.Access
        let time: IndexDropPreview.Effect.Time
    }

    let index: IndexEntry
    let now: Instant

    /// Longer than that, a query is slow enough to say so.
    static let longest: Duration = .seconds(5)

    /// In the caller's snapshot.
    func uses(_ db: PostgresConnection, _ sql: MappedSQL) throws -> [Use] {
        let plans = try KnownPlans(db: db, sql: sql)
        return try KnownQuery.allCases.compactMap { query in
            guard try plans.use(by: query, at: now).indexes.contains(index.name) else { return nil }
            let statement = try plans.statement(of: query, at: now)
            let (plan, time) = try plans.plan(of: query, statement) { try DropForecast.time(statement, db) }
            return Use(query: query, access: plan.access, time: time)
        }
    }

    /// In a session with temporary tables. What can't be tried there isn't said.
    func effects(on uses: [Use], _ db: PostgresConnection, _ sql: MappedSQL) throws -> [IndexDropPreview
        .Effect]
    {
        try db.execute(SampleTables.settings)
        return try uses.map { use in
            let then = try outcome(of: use.query, db, sql)
            return IndexDropPreview.Effect(
                query: use.query, now: use.access, timeNow: use.time, then: then?.access,
                timeThen: then?.time,
                isEstimated: true)
        }
    }

    private func outcome(of query: KnownQuery, _ db: PostgresConnection, _ sql: MappedSQL) throws -> Use? {
        guard let tables = try? SampleTables(for: query, CatalogReader(db: db, sql: sql)) else { return nil }
        let all = try tables.rowsInDatabase()
        let rows = try tables.create(of: all)
        defer { try? tables.remove() }
        guard tables.present.contains(where: { $0.number == index.number }) else { return nil }
        try tables.drop(index.name)
        return try db.transaction(.snapshot) {
            let plans = try tables.plans()
            let statement = try plans.statement(of: query, at: now)
            let (plan, time) = try plans.plan(of: query, statement) { try DropForecast.time(statement, db) }
            let scale = DropForecast.grows(query, plan.access) ? Double(all) / Double(max(1, rows)) : 1
            return Use(query: query, access: plan.access, time: time.scaled(by: max(1, scale)))
        }
    }

    /// What concerns one user is in the sample as it is in the database, unless all others are looked at, too.
    private static func grows(_ query: KnownQuery, _ access: QueryPlan.Access) -> Bool {
        switch query {
        case .top, .archive: true
        case .orders, .views, .users: access == .tableScan
        }
    }

    /// Of a few runs the fastest, because the first may read from disk.
    private static func time(_ statement: Query, _ db: PostgresConnection) throws
        -> IndexDropPreview.Effect.Time
    {
        try db.execute("SET LOCAL statement_timeout = \(Int64(longest.inMilliseconds))")
        do {
            return try db.savepoint {
                let runs = RepeatedRuns(fewest: 1, most: 3, budget: .seconds(1))
                return .took(try runs.fastest { _ = try statement.rows(db) })
            }
        } catch let error as PostgresError where error.sqlState == SQLState.canceled {
            return .exceeds(longest)
        }
    }
}

extension IndexDropPreview.Effect.Time {
    fileprivate func scaled(by factor: Double) -> IndexDropPreview.Effect.Time {
        switch self {
        case .took(let duration): .took(duration * factor)
        case .exceeds(let duration): .exceeds(duration * factor)
        }
    }
}
