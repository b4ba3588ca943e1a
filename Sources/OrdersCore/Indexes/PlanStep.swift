/// What one step of a plan does, in terms that every engine has.
public struct PlanStep: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// Reads a whole table.
        case tableScan = "table scan"
        /// Reads a whole index.
        case indexScan = "index scan"
        /// Reads a whole table that is so small that nothing would be faster, beside the one that matters.
        case smallTable = "small table"
        /// Finds rows by an index, or by the table's own key.
        case search
        /// Fetches the rows that the indexes below lead to, in the order of the table: PostgreSQL's bitmap heap scan.
        case fetch
        /// Makes an index for this query alone: SQLite's automatic index.
        case temporaryIndex = "temporary index"
        /// Looks something up for each row of its first part.
        case nestedJoin = "nested loop join"
        /// Joins its parts by a table of hashes in memory.
        case hashJoin = "hash join"
        /// Joins its parts, both in the same order.
        case mergeJoin = "merge join"
        case sort
        case group
        /// Adds up rows that come in the order of their groups, or all of them.
        case aggregate
        /// Stops when there are enough rows.
        case limit
        /// Several processes work at what is below.
        case parallel
        case distinct
        /// A query within the query, run before it or for each of its rows.
        case subquery
        /// A query whose rows are used as they come: SQLite's co-routine.
        case stream
        /// A query whose rows are kept.
        case materialized
        /// Parts that come one after another, or are merged.
        case compound
        /// One of such parts.
        case part
        /// Goes over the rows of a query within.
        case readsSubquery = "reads subquery"
        case other
    }

    public let kind: Kind
    /// The table, or the name it has in the statement.
    public var table: String?
    /// The index; nil for the table's own key.
    public var index: String?
    /// Whether the index alone is read.
    public var isCovering = false
    public var terms: [PlanTerm] = []

    public init(
        _ kind: Kind, table: String? = nil, index: String? = nil, isCovering: Bool = false,
        terms: [PlanTerm] = []
    ) {
        self.kind = kind
        self.table = table
        self.index = index
        self.isCovering = isCovering
        self.terms = terms
    }
}
