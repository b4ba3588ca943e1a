import GRDB
import OrdersCore

/// How a known query is answered, in the caller's snapshot.
struct KnownPlan {
    let db: Database
    let catalog: CatalogReader
    let known: KnownStatements
    private let statistics: PlannerStatistics
    /// The mapped tables, or those behind them.
    private let tables: Set<String>

    init(db: Database, sql: MappedSQL) throws {
        self.db = db
        catalog = try CatalogReader(db: db, sql: sql)
        known = KnownStatements(sql: sql)
        statistics = try PlannerStatistics(db)
        tables = try Set(catalog.tables())
    }

    /// - Throws: `OrdersError` (`unsupported`) where the schema has nothing to ask.
    func statement(of query: KnownQuery, at now: Instant) throws -> Query {
        guard let statement = known.query(query, of: try known.someUser(for: query, db), at: now) else {
            throw OrdersError(.unsupported, "The schema has nothing to ask about \(query.rawValue).")
        }
        return statement
    }

    func plan(of query: KnownQuery, _ statement: Query) throws -> QueryPlan {
        let explained = ExplainedQuery(statement)
        let lines = try explained.lines(db)
        let opened = try explained.openedRoots(db).compactMap { catalog.trees[$0] }
        let entries = try catalog.entries(named: Set(opened.filter(\.isIndex).map(\.name)))
        let main = try known.mainTable(of: query).map(catalog.tables(behind:)) ?? []
        let reader = PlanReader(
            tables: opened.map(\.table).uniqued,
            indexes: entries.map { PlanReader.Index(name: $0.name, table: $0.table, keys: $0.keys) },
            lines: lines)
        let nodes = try lines.map { try node($0, reader.step($0.detail), entries) }
        return QueryPlan(
            query: query, statement: statement.sql, nodes: nodes,
            access: access(to: main, opened, nodes),
            indexNames: nodes.compactMap(\.step.index).uniqued.filter { name in
                entries.contains { $0.name == name && tables.contains($0.table) }
            })
    }

    /// A table is reached by an index alone when it isn't opened itself.
    private func access(
        to tables: [String], _ opened: [SchemaTrees.Tree], _ nodes: [QueryPlan.Node]
    ) -> QueryPlan.Access {
        let names = Set(opened.map(\.table)).subtracting(tables)
        let isScanned = nodes.contains { node in
            node.scansTable && !names.contains(node.step.table ?? "")
        }
        if isScanned || opened.isEmpty { return .tableScan }
        return opened.contains { !$0.isIndex && tables.contains($0.table) } ? .index : .indexOnly
    }

    private func node(
        _ line: ExplainedQuery.Line, _ step: PlanStep, _ entries: [CatalogReader.Entry]
    ) throws -> QueryPlan.Node {
        QueryPlan.Node(
            depth: line.depth, detail: line.detail, step: step, estimatedRows: try estimate(step, entries))
    }

    /// What statistics promise; of ranges they say nothing.
    private func estimate(_ step: PlanStep, _ entries: [CatalogReader.Entry]) throws -> Int64? {
        if step.kind == .tableScan, let table = step.table, catalog.trees.table(table) != nil {
            return try RowEstimate(db: db, table: table).quick()?.rows
        }
        guard step.kind == .search, step.hasOnlyEqualTerms else { return nil }
        guard let entry = entries.first(where: { $0.name == step.index }) else {
            return step.index == nil && step.terms.count == 1 ? 1 : nil
        }
        if entry.isUnique, entry.keys.count == step.terms.count { return 1 }
        let numbers = statistics.numbers(ofIndex: entry.name) ?? []
        return numbers.indices.contains(step.terms.count) ? numbers[step.terms.count] : nil
    }
}

extension PlanStep {
    fileprivate var hasOnlyEqualTerms: Bool {
        terms.allSatisfy { if case .equal = $0 { true } else { false } }
    }
}
