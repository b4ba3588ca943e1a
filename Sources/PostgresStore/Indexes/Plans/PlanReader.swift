import OrdersCore

/// Makes of PostgreSQL's steps those that every engine has.
struct PlanReader {
    /// Of the mapped tables, by name; those of partitions lead to the whole.
    let indexes: [String: IndexEntry]
    /// The names of tables that are quickly read whole, beside the one that matters.
    let smallTables: Set<String>

    init(_ entries: [IndexEntry], smallTables: Set<String>) {
        let named = entries.flatMap { entry in ([entry.name] + entry.parts).map { ($0, entry) } }
        indexes = Dictionary(named) { first, _ in first }
        self.smallTables = smallTables
    }

    /// The steps, outermost first.
    func nodes(_ root: ExplainedStep) -> [QueryPlan.Node] {
        nodes(root, depth: 0, table: nil)
    }

    /// - Parameter table: the one that the step above fetches from.
    private func nodes(_ step: ExplainedStep, depth: Int, table: String?) -> [QueryPlan.Node] {
        let named = step.subplan.map { name in
            [QueryPlan.Node(depth: depth, detail: name, step: PlanStep(.subquery))]
        }
        let depth = named == nil ? depth : depth + 1
        let node = QueryPlan.Node(
            depth: depth, detail: step.words, step: self.step(step, table: table),
            estimatedRows: Int64(step.rows))
        let inner = step.type.hasPrefix("Bitmap") ? step.relation ?? table : nil
        return (named ?? []) + [node]
            + (step.parts ?? []).flatMap { nodes($0, depth: depth + 1, table: inner) }
    }

    private func step(_ step: ExplainedStep, table: String?) -> PlanStep {
        switch step.type {
        case "Seq Scan", "Sample Scan": scan(step)
        case "Index Scan", "Index Only Scan", "Bitmap Index Scan": look(step, in: step.relation ?? table)
        case "Bitmap Heap Scan": PlanStep(.fetch, table: step.relation)
        case "Tid Scan", "Tid Range Scan": PlanStep(.search, table: step.relation)
        case "Sort", "Incremental Sort":
            PlanStep(.sort, terms: (step.presortedKey ?? []).map(PlanTerm.equal))
        case "Aggregate":
            PlanStep(step.strategy == "Hashed" || step.strategy == "Mixed" ? .group : .aggregate)
        default: PlanStep(PlanReader.kinds[step.type] ?? .other, table: step.relation)
        }
    }

    private func scan(_ step: ExplainedStep) -> PlanStep {
        let isSmall = step.relation.map(smallTables.contains) ?? false
        return PlanStep(isSmall ? .smallTable : .tableScan, table: step.relation)
    }

    private func look(_ step: ExplainedStep, in table: String?) -> PlanStep {
        let entry = step.index.flatMap { indexes[$0] }
        return PlanStep(
            step.indexCondition == nil ? .indexScan : .search, table: table, index: step.index,
            isCovering: step.type == "Index Only Scan",
            terms: PlanTerms.read(step.indexCondition, keys: entry?.shape.keys ?? []))
    }

    /// Those that are what they are whatever is in them.
    private static let kinds: [String: PlanStep.Kind] = [
        "Nested Loop": .nestedJoin, "Hash Join": .hashJoin, "Merge Join": .mergeJoin, "Group": .aggregate,
        "Unique": .distinct, "SetOp": .distinct, "Hash": .materialized, "Materialize": .materialized,
        "Append": .compound, "Merge Append": .compound, "BitmapAnd": .compound, "BitmapOr": .compound,
        "Recursive Union": .compound, "Subquery Scan": .readsSubquery, "CTE Scan": .readsSubquery,
        "WorkTable Scan": .readsSubquery, "Gather": .parallel, "Gather Merge": .parallel, "Limit": .limit,
    ]
}
