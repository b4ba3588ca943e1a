/// How many rows something has, counted or estimated.
public struct RowFigure: Hashable, Sendable {
    public let rows: Int64
    /// Whether they were counted.
    public let isExact: Bool

    public init(_ rows: Int64, isExact: Bool) {
        self.rows = rows
        self.isExact = isExact
    }
}
