import GRDB
public import OrdersCore

extension SQLiteStore {
    public func indexes() async throws -> [OrdersCore.IndexInfo] {
        try await read { db, sql in
            let catalog = CatalogReader(db: db, sql: sql)
            let entries = try catalog.entries()
            let plans = try catalog.plans(at: Instant(milliseconds: 0))
            let reader = PlanReader(tables: catalog.tables, indexNames: entries.map(\.name))
            return entries.map {
                OrdersCore.IndexInfo($0, plans: plans, reader: reader, orders: sql.schema.orders.table)
            }
        }
    }

    /// Reads every page of the file.
    public func indexSizes() async throws -> [String: Int64] {
        try await readInTurn { db, sql in
            let names = Set(try CatalogReader(db: db, sql: sql).entries().map(\.name))
            return try PageCensus(db: db).bytesByName().filter { names.contains($0.key) }
        }
    }

    public var proposedIndexes: [IndexDefinition] { IndexProposals(schema: schema).all }

    public func plan(of query: KnownQuery, measured: Bool, at now: Instant) async throws -> QueryPlan {
        if query == .views { try require(.listViews) }
        let explain: @Sendable (Database, MappedSQL) throws -> QueryPlan = { db, sql in
            let known = KnownStatements(sql: sql)
            guard let statement = known.query(query, of: try known.someUser(db), at: now),
                let table = known.mainTable(of: query)
            else { throw OrdersError(.unsupported, "The schema has nothing to ask about \(query.rawValue).") }
            let catalog = CatalogReader(db: db, sql: sql)
            let reader = PlanReader(tables: catalog.tables, indexNames: try catalog.entries().map(\.name))
            let lines = try ExplainedQuery(statement).lines(db)
            return QueryPlan(
                query: query, statement: statement.sql,
                nodes: lines.map { QueryPlan.Node($0, reader: reader) },
                access: reader.access(to: table, in: lines),
                indexNames: lines.compactMap { reader.index(in: $0.detail) }.uniqued,
                elapsed: measured ? try SQLiteStore.time { _ = try statement.rows(db) } : nil)
        }
        return measured ? try await readInTurn(explain) : try await read(explain)
    }

    /// The time a piece of work takes.
    static func time(_ work: () throws -> Void) rethrows -> Duration {
        try ContinuousClock().measure(work)
    }
}

extension OrdersCore.IndexInfo {
    fileprivate init(
        _ entry: CatalogReader.Entry, plans: [KnownQuery: [ExplainedQuery.Line]], reader: PlanReader,
        orders: String
    ) {
        let usedBy = KnownQuery.allCases.filter { query in
            plans[query]?.contains { reader.index(in: $0.detail) == entry.name } ?? false
        }
        let coversReport = plans[.top]?.contains { line in
            reader.concerns(orders, line.detail) && line.detail.contains("USING COVERING INDEX ")
                && reader.index(in: line.detail) == entry.name
        }
        self.init(
            name: entry.name, table: entry.table, columns: entry.columns, isUnique: entry.isUnique,
            isPartial: entry.isPartial, statement: entry.statement, usedBy: usedBy,
            coversReport: coversReport ?? false)
    }
}

extension QueryPlan.Node {
    fileprivate init(_ line: ExplainedQuery.Line, reader: PlanReader) {
        self.init(depth: line.depth, detail: line.detail, scansTable: reader.scansTable(line.detail))
    }
}

extension Array where Element: Hashable {
    /// Each element once, at its first place.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
