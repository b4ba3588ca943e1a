/// How the engine would answer a known query.
public struct QueryPlan: Hashable, Sendable {
    /// One step, in the engine's order.
    public struct Node: Hashable, Sendable {
        /// How deep the step is nested, 0 for the outermost.
        public let depth: Int
        /// The engine's own words.
        public let detail: String
        /// Whether the step reads a whole table.
        public let scansTable: Bool

        public init(depth: Int, detail: String, scansTable: Bool) {
            self.depth = depth
            self.detail = detail
            self.scansTable = scansTable
        }
    }

    /// What the plan means for the report's speed.
    public enum Access: String, Hashable, Sendable {
        /// Reads a whole table.
        case tableScan = "table scan"
        /// Finds rows by an index and fetches them from the table.
        case index
        /// Reads an index alone.
        case indexOnly = "index only"
    }

    public let query: KnownQuery
    /// The statement that was explained, with its parameters' names.
    public let statement: String
    public let nodes: [Node]
    public let access: Access
    /// The indexes of mapped tables that the plan uses.
    public let indexNames: [String]
    /// The measured time, where it was asked for.
    public let elapsed: Duration?

    public init(
        query: KnownQuery, statement: String, nodes: [Node], access: Access, indexNames: [String],
        elapsed: Duration?
    ) {
        self.query = query
        self.statement = statement
        self.nodes = nodes
        self.access = access
        self.indexNames = indexNames
        self.elapsed = elapsed
    }
}
