import OrdersCore

/// How the known queries are answered, in the caller's snapshot.
struct KnownPlans {
    let db: PostgresConnection
    let catalog: CatalogReader
    let known: KnownStatements
    let entries: [IndexEntry]

    /// A query that is measured is stopped after this.
    static let longestRun: Duration = .seconds(60)
    /// 8 MB: read in a moment, so that no index would be of use.
    static let smallPages: Int64 = 1_000
    private let smallPages: Int64

    /// - Parameter smallPages: how many pages a small table has at most; 0 in a sample of a large one.
    init(db: PostgresConnection, sql: MappedSQL, smallPages: Int64 = KnownPlans.smallPages) throws {
        self.db = db
        self.smallPages = smallPages
        catalog = try CatalogReader(db: db, sql: sql)
        known = KnownStatements(sql, db)
        entries = try catalog.entries()
    }

    /// - Throws: `OrdersError` (`unsupported`) where the schema has nothing to ask.
    func statement(of query: KnownQuery, at now: Instant) throws -> Query {
        let user = try known.someUser(for: query, db)
        guard let statement = known.queries(query, of: user, at: now).first else {
            throw OrdersError(.unsupported, "The schema has nothing to ask about \(query.rawValue).")
        }
        return statement
    }

    func plan(of query: KnownQuery, _ statement: Query) throws -> QueryPlan {
        let explained = ExplainedQuery(statement)
        let root = try explained.plan(db)
        guard readsSmallTableWhole(root, query) else { return plan(of: query, statement, root) }
        return plan(of: query, statement, try asGrown { try explained.plan(db) }, isAsGrown: true)
    }

    /// Also runs it.
    func measuredPlan(of query: KnownQuery, _ statement: Query) throws -> QueryPlan {
        let explained = ExplainedQuery(statement)
        let isAsGrown = readsSmallTableWhole(try explained.plan(db), query)
        let answer = try limited(query) {
            isAsGrown ? try asGrown { try explained.run(db) } : try explained.run(db)
        }
        var plan = plan(of: query, statement, answer.plan, isAsGrown: isAsGrown)
        plan.measurement = answer.measurement
        plan.measurement?.rowsRead = rowsRead(answer.plan, by: query)
        return plan
    }

    /// A plan, and what a body gives where queries are answered by it.
    func plan<Value>(
        of query: KnownQuery, _ statement: Query, then body: () throws -> Value
    ) throws -> (QueryPlan, Value) {
        let plan = try plan(of: query, statement)
        let isAsGrown = plan.nodes.first?.detail == KnownPlans.smallNote
        return (plan, try isAsGrown ? asGrown(body) : body())
    }

    /// A small table is read whole whatever indexes it has, because nothing is faster. What says something of its indexes
    /// is what the planner does once it has grown: what it does where it may not read a table whole.
    private func readsSmallTableWhole(_ root: ExplainedStep, _ query: KnownQuery) -> Bool {
        let main = mainTables(of: query)
        return main.isSubset(of: smallTables)
            && root.all.contains { $0.type == "Seq Scan" && $0.relation.map(main.contains) ?? false }
    }

    private func asGrown<Value>(_ body: () throws -> Value) throws -> Value {
        try db.execute("SET LOCAL enable_seqscan = off")
        let value = try body()
        try db.execute("SET LOCAL enable_seqscan = DEFAULT")
        return value
    }

    static let smallNote = "a small table, read whole now; this is the plan for when it has grown:"

    private func rowsRead(_ root: ExplainedStep, by query: KnownQuery) -> Int64? {
        let tables = mainTables(of: query)
        let steps = root.all.filter { $0.relation.map(tables.contains) ?? false }
        return steps.isEmpty ? nil : Int64(steps.reduce(0) { $0 + $1.looks })
    }

    private func limited<Value>(_ query: KnownQuery, _ body: () throws -> Value) throws -> Value {
        let limit = KnownPlans.longestRun
        try db.execute("SET LOCAL statement_timeout = \(Int64(limit.inMilliseconds))")
        do { return try body() } catch let error as PostgresError where error.sqlState == SQLState.canceled {
            throw OrdersError(
                .busy,
                "\(query.subject) was stopped after \(limit.spoken): look at its plan without measuring it.",
                cause: error.message)
        }
    }

    private func plan(
        of query: KnownQuery, _ statement: Query, _ root: ExplainedStep, isAsGrown: Bool = false
    ) -> QueryPlan {
        let main = mainTables(of: query)
        let reader = PlanReader(entries, smallTables: smallTables.subtracting(main))
        let note = QueryPlan.Node(depth: 0, detail: KnownPlans.smallNote, step: PlanStep(.other))
        let nodes = (isAsGrown ? [note] : []) + reader.nodes(root)
        return QueryPlan(
            query: query, statement: statement.sql, nodes: nodes, access: KnownPlans.access(to: main, nodes),
            indexNames: indexNames(nodes))
    }

    /// Those of mapped tables; an index of a partition counts for the whole.
    private func indexNames(_ nodes: [QueryPlan.Node]) -> [String] {
        let names = nodes.compactMap(\.step.index)
        return names.compactMap { name in
            entries.first { $0.name == name || $0.parts.contains(name) }?.name
        }.uniqued
    }

    /// The main table's name and those of its partitions.
    private func mainTables(of query: KnownQuery) -> Set<String> {
        let relations = known.mainTable(of: query).map(catalog.relations(behind:)) ?? []
        return relations.reduce(into: []) { $0.formUnion($1.names) }
    }

    private var smallTables: Set<String> {
        catalog.relations.filter { $0.pages <= smallPages }.reduce(into: []) {
            $0.formUnion($1.names)
        }
    }

    private static func access(to tables: Set<String>, _ nodes: [QueryPlan.Node]) -> QueryPlan.Access {
        let main = nodes.filter { $0.step.table.map(tables.contains) ?? false }
        if main.contains(where: \.scansTable) { return .tableScan }
        return main.isEmpty || main.contains { !$0.step.isCovering } ? .index : .indexOnly
    }
}

extension KnownPlans {
    /// Which indexes a query would be answered with, and which of them it reads alone.
    struct Use: Hashable {
        var indexes: Set<String> = []
        var readAlone: Set<String> = []

        mutating func add(_ plan: QueryPlan) {
            indexes.formUnion(plan.indexNames)
            if plan.access == .indexOnly { readAlone.formUnion(plan.indexNames) }
        }
    }

    func use(by query: KnownQuery, at now: Instant) throws -> Use {
        let user = try known.someUser(for: query, db)
        var use = Use()
        for statement in known.queries(query, of: user, at: now) { use.add(try plan(of: query, statement)) }
        return use
    }
}
