/// How the engine would answer a known query.
public struct QueryPlan: Hashable, Sendable {
    /// One step, in the engine's order.
    public struct Node: Hashable, Sendable {
        /// How deep the step is nested, 0 for the outermost.
        public let depth: Int
        /// The engine's own words.
        public let detail: String
        public let step: PlanStep
        /// How many rows the engine expects each time the step runs, or its statistics promise; nil where
        /// nothing tells.
        public let estimatedRows: Int64?

        public init(depth: Int, detail: String, step: PlanStep, estimatedRows: Int64? = nil) {
            self.depth = depth
            self.detail = detail
            self.step = step
            self.estimatedRows = estimatedRows
        }

        /// Whether the step reads a whole table, or goes to every row of it by an index.
        public var scansTable: Bool {
            step.kind == .tableScan || (step.kind == .indexScan && !step.isCovering)
        }

        /// What it does, for a person; the engine's own words where there are none better.
        public var words: String { step.words ?? detail }
    }

    /// What the plan means for the query's speed.
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
    /// What running it has shown, where that was asked for.
    public var measurement: PlanMeasurement?

    public init(
        query: KnownQuery, statement: String, nodes: [Node], access: Access, indexNames: [String],
        measurement: PlanMeasurement? = nil
    ) {
        self.query = query
        self.statement = statement
        self.nodes = nodes
        self.access = access
        self.indexNames = indexNames
        self.measurement = measurement
    }

    /// The measured time, where it was asked for.
    public var elapsed: Duration? { measurement?.elapsed }

    /// The tables that are read whole.
    public var scannedTables: [String] {
        nodes.filter(\.scansTable).compactMap(\.step.table)
    }
}
