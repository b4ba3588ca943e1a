/// An index of a mapped table, as the catalog knows it without reading the index itself.
public struct IndexInfo: Hashable, Sendable {
    public let name: String
    public let table: String
    /// Column names in order; an expression shows as its SQL, or as `(expression)`.
    public let columns: [String]
    public let isUnique: Bool
    public let isPartial: Bool
    /// Nil for an index that a constraint made.
    public let statement: String?
    /// Which known queries the planner answers with it now.
    public let usedBy: [KnownQuery]
    /// Whether the report reads nothing but this index.
    public let coversReport: Bool

    public init(
        name: String, table: String, columns: [String], isUnique: Bool, isPartial: Bool, statement: String?,
        usedBy: [KnownQuery], coversReport: Bool
    ) {
        self.name = name
        self.table = table
        self.columns = columns
        self.isUnique = isUnique
        self.isPartial = isPartial
        self.statement = statement
        self.usedBy = usedBy
        self.coversReport = coversReport
    }
}
