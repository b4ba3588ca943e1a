/// How many rows of a child are meant.
public struct ChildRows: Hashable, Sendable {
    public let table: String
    /// Nil where counting them would take long.
    public let rows: Int64?

    public init(table: String, rows: Int64?) {
        self.table = table
        self.rows = rows
    }

    /// `61,204 rows of "order_items"`.
    public var words: String {
        (rows.map { "\($0.grouped) " } ?? "") + "rows of \"\(table)\""
    }
}
