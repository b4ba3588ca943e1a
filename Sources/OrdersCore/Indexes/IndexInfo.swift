/// An index of a mapped table, as the catalog knows it without reading the index itself.
public struct IndexInfo: Hashable, Sendable {
    public let name: String
    /// The table it is on; where the schema maps a view, the table behind it.
    public let table: String
    /// What it is ordered by, in order.
    public let keys: [IndexKey]
    public let isUnique: Bool
    /// Which rows it has, as SQL; nil for all.
    public let condition: String?
    /// Nil for an index that a constraint made.
    public let statement: String?
    /// Which known queries the planner answers with it now.
    public let usedBy: [KnownQuery]
    /// Whether the report reads nothing but this index of the orders.
    public let coversReport: Bool
    /// How many rows it has; nil where only reading it would tell.
    public let rows: RowFigure?
    /// Nil where the planner was told nothing about it, or nothing that can be read.
    public let statistics: IndexStatistics?
    /// Columns that it holds beside its keys, without being ordered by them: PostgreSQL's INCLUDE.
    public let included: [String]
    /// The kind of index, in the engine's word, where it isn't the ordinary ordered tree: `gin`, `brin`.
    public let method: String?
    /// Nil where the engine doesn't count uses.
    public let uses: IndexUses?
    /// False for what a build or a drop left that was stopped halfway: queries don't use it, writers may still keep it
    /// up to date.
    public let isUsable: Bool

    public init(
        name: String, table: String, keys: [IndexKey], isUnique: Bool, condition: String? = nil,
        statement: String?, usedBy: [KnownQuery], coversReport: Bool, rows: RowFigure? = nil,
        statistics: IndexStatistics? = nil, included: [String] = [], method: String? = nil,
        uses: IndexUses? = nil, isUsable: Bool = true
    ) {
        self.name = name
        self.table = table
        self.keys = keys
        self.isUnique = isUnique
        self.condition = condition
        self.statement = statement
        self.usedBy = usedBy
        self.coversReport = coversReport
        self.rows = rows
        self.statistics = statistics
        self.included = included
        self.method = method
        self.uses = uses
        self.isUsable = isUsable
    }

    /// Names of columns in order, those it only holds last; an expression shows as its SQL.
    public var columns: [String] { keys.map(\.name) + included }

    /// As a person reads them: `status, created_at DESC, holds total_amount`.
    public var columnsText: String {
        let held = included.isEmpty ? [] : ["holds " + included.joined(separator: ", ")]
        return (keys.map(\.text) + held).joined(separator: ", ")
    }

    public var isPartial: Bool { condition != nil }

    /// Whether a constraint needs it: then it can't be dropped.
    public var isConstraint: Bool { statement == nil }

    /// Whether the planner was told of several times more, or several times fewer, rows than it has.
    public var hasOutgrownStatistics: Bool {
        guard let statistics, let rows else { return false }
        return statistics.isOutgrown(by: rows.rows)
    }
}
