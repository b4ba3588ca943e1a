public import OrdersCore

extension PostgresStore {
    public func indexes() async throws -> [IndexInfo] {
        try await read { db, sql in try IndexList(db: db, sql: sql).indexes() }
    }

    /// The server knows them without reading the indexes, so they are never kept.
    public func indexSizes(
        anew: Bool, found: @escaping @Sendable ([String: Int64]) -> Void
    ) async throws -> [String: Int64] {
        let entries = try await read { db, sql in try CatalogReader(db: db, sql: sql).entries() }
        let sizes = Dictionary(entries.map { ($0.name, $0.bytes) }) { first, _ in first }
        found(sizes)
        return sizes
    }

    public var proposedIndexes: [IndexDefinition] { IndexProposals(schema: schema).all }

    /// A query that is measured may take seconds, so it runs on the replica where one is near enough.
    public func plan(of query: KnownQuery, measured: Bool, at now: Instant) async throws -> QueryPlan {
        if query == .views { try require(.listViews) }
        let explain: @Sendable (PostgresConnection, MappedSQL) throws -> QueryPlan = { db, sql in
            let plans = try KnownPlans(db: db, sql: sql)
            let statement = try plans.statement(of: query, at: now)
            return try measured
                ? plans.measuredPlan(of: query, statement) : plans.plan(of: query, statement)
        }
        return measured ? try await readAnywhere(explain).value : try await read(explain)
    }

    public func plans(at now: Instant) async throws -> [QueryPlan] {
        try await read { db, sql in
            let plans = try KnownPlans(db: db, sql: sql)
            return try KnownQuery.allCases.compactMap { query in
                let user = try plans.known.someUser(for: query, db)
                let statement = plans.known.queries(query, of: user, at: now).first
                return try statement.map { try plans.plan(of: query, $0) }
            }
        }
    }

    public func rowsRead(by query: KnownQuery, at now: Instant) async throws -> Int64? {
        try await plan(of: query, measured: true, at: now).measurement?.rowsRead
    }
}
