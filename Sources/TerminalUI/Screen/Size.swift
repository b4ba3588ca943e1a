/// The extent of a screen or of a part of it, in cells. Never negative.
public struct Size: Hashable, Sendable {
    /// Cells in a row.
    public var columns: Int
    /// Rows.
    public var rows: Int

    /// An extent in cells; negative values count as zero.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    /// This size, but at least one cell: what a terminal reports while its window is being made.
    public var atLeastOneCell: Size {
        Size(columns: max(1, columns), rows: max(1, rows))
    }
}
