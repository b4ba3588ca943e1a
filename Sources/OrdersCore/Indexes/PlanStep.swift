/// What one step of a plan does, in terms that every engine has.
public struct PlanStep: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// Reads a whole table.
        case tableScan = "table scan"
        /// Reads a whole index.
        case indexScan = "index scan"
        /// Finds rows by an index, or by the table's own key.
        case search
        /// Makes an index for this query alone: SQLite's automatic index.
        case temporaryIndex = "temporary index"
        case sort
        case group
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
