/// Where a field's value comes from: a column, or an SQL expression over its table's row.
public enum FieldSource: Hashable, Sendable {
    case column(String)
    /// Read only: nothing can be written to or indexed through an expression.
    case expression(String)

    /// The column's name; nil for an expression.
    public var columnName: String? {
        if case .column(let name) = self { name } else { nil }
    }
}
