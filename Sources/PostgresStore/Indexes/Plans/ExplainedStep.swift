/// One step of a plan as `EXPLAIN (FORMAT JSON)` writes it; see
/// <https://www.postgresql.org/docs/15/using-explain.html>.
struct ExplainedStep: Hashable, Sendable, Decodable {
    let type: String
    var relation: String?
    var alias: String?
    var index: String?
    var direction: String?
    /// Of an aggregate: `Plain`, `Sorted`, `Hashed`, `Mixed`.
    var strategy: String?
    var partialMode: String?
    var joinType: String?
    /// `Outer`, `Inner`, `InitPlan`, `SubPlan`, ….
    var relationship: String?
    var subplan: String?
    var indexCondition: String?
    var recheckCondition: String?
    var filter: String?
    var hashCondition: String?
    var mergeCondition: String?
    var joinFilter: String?
    var sortKey: [String]?
    var presortedKey: [String]?
    var groupKey: [String]?
    let startupCost: Double
    let totalCost: Double
    let rows: Double
    /// Rows each time it ran, where it did.
    var actualRows: Double?
    var loops: Double?
    var removedByFilter: Double?
    var removedByRecheck: Double?
    var heapFetches: Double?
    var sortSpace: String?
    var hitBlocks: Int64?
    var readBlocks: Int64?
    var parts: [ExplainedStep]?

    private enum CodingKeys: String, CodingKey {
        case type = "Node Type"
        case relation = "Relation Name"
        case alias = "Alias"
        case index = "Index Name"
        case direction = "Scan Direction"
        case strategy = "Strategy"
        case partialMode = "Partial Mode"
        case joinType = "Join Type"
        case relationship = "Parent Relationship"
        case subplan = "Subplan Name"
        case indexCondition = "Index Cond"
        case recheckCondition = "Recheck Cond"
        case filter = "Filter"
        case hashCondition = "Hash Cond"
        case mergeCondition = "Merge Cond"
        case joinFilter = "Join Filter"
        case sortKey = "Sort Key"
        case presortedKey = "Presorted Key"
        case groupKey = "Group Key"
        case startupCost = "Startup Cost"
        case totalCost = "Total Cost"
        case rows = "Plan Rows"
        case actualRows = "Actual Rows"
        case loops = "Actual Loops"
        case removedByFilter = "Rows Removed by Filter"
        case removedByRecheck = "Rows Removed by Index Recheck"
        case heapFetches = "Heap Fetches"
        case sortSpace = "Sort Space Type"
        case hitBlocks = "Shared Hit Blocks"
        case readBlocks = "Shared Read Blocks"
        case parts = "Plans"
    }

    /// Itself and all below.
    var all: [ExplainedStep] { [self] + (parts ?? []).flatMap(\.all) }

    /// How many rows it looked at in all its runs; 0 where it never ran.
    var looks: Double {
        ((actualRows ?? 0) + (removedByFilter ?? 0) + (removedByRecheck ?? 0)) * (loops ?? 0)
    }
}
