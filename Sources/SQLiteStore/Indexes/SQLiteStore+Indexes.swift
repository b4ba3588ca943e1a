import GRDB
public import OrdersCore

extension SQLiteStore {
    public func indexes() async throws -> [OrdersCore.IndexInfo] {
        try await read { db, sql in try IndexList(db: db, sql: sql).indexes() }
    }

    public var proposedIndexes: [IndexDefinition] { IndexProposals(schema: schema).all }

    public func plan(of query: KnownQuery, measured: Bool, at now: Instant) async throws -> QueryPlan {
        if query == .views { try require(.listViews) }
        let explain: @Sendable (Database, MappedSQL) throws -> QueryPlan = { db, sql in
            let known = try KnownPlan(db: db, sql: sql)
            let statement = try known.statement(of: query, at: now)
            var plan = try known.plan(of: query, statement)
            if measured { plan.measurement = try SQLiteStore.measure(statement, db) }
            return plan
        }
        return measured ? try await readInTurn(explain) : try await read(explain)
    }

    public func plans(at now: Instant) async throws -> [QueryPlan] {
        try await read { db, sql in
            let known = try KnownPlan(db: db, sql: sql)
            return try KnownQuery.allCases.compactMap { query in
                let user = try known.known.someUser(for: query, db)
                return try known.known.query(query, of: user, at: now).map { try known.plan(of: query, $0) }
            }
        }
    }

    public func rowsRead(by query: KnownQuery, at now: Instant) async throws -> Int64? {
        try await readInTurn { db, sql in
            try ReadCount(db: db, known: KnownStatements(sql: sql)).rows(of: query, at: now)
        }
    }

    private static func measure(_ statement: Query, _ db: Database) throws -> PlanMeasurement {
        var rows = 0
        let elapsed = try time { rows = try statement.rows(db).count }
        return PlanMeasurement(elapsed: elapsed, rowsReturned: Int64(rows))
    }

    /// The time a piece of work takes.
    static func time(_ work: () throws -> Void) rethrows -> Duration {
        try ContinuousClock().measure(work)
    }
}
