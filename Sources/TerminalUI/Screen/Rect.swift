/// A rectangle of cells. Any values are allowed; drawing clips.
public struct Rect: Hashable, Sendable {
    /// The leftmost column.
    public var column: Int
    /// The top row.
    public var row: Int
    /// The width in cells.
    public var columns: Int
    /// The height in rows.
    public var rows: Int

    /// A rectangle; negative extents count as zero.
    public init(column: Int = 0, row: Int = 0, columns: Int, rows: Int) {
        self.column = column
        self.row = row
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }

    /// The rectangle from the origin to `size`.
    public init(_ size: Size) {
        self.init(columns: size.columns, rows: size.rows)
    }

    /// The extent without the place.
    public var size: Size { Size(columns: columns, rows: rows) }

    /// Whether it holds no cell.
    public var isEmpty: Bool { columns <= 0 || rows <= 0 }

    /// The first column to the right of it.
    public var endColumn: Int { column.addingWithoutOverflow(columns) }

    /// The first row below it.
    public var endRow: Int { row.addingWithoutOverflow(rows) }

    /// The rectangle without a frame of `cells` on each side; empty where nothing is left.
    public func inset(by cells: Int) -> Rect {
        inset(columns: cells, rows: cells)
    }

    /// The rectangle without `columns` on the left and right and `rows` above and below.
    public func inset(columns horizontal: Int, rows vertical: Int) -> Rect {
        Rect(
            column: column.addingWithoutOverflow(horizontal),
            row: row.addingWithoutOverflow(vertical),
            columns: columns.addingWithoutOverflow(-2 * horizontal),
            rows: rows.addingWithoutOverflow(-2 * vertical)
        )
    }

    /// Whether `point` lies in it.
    public func contains(_ point: Point) -> Bool {
        point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
    }

    /// The cells that both have; empty where they don't meet.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(column, other.column)
        let top = max(row, other.row)
        guard left < min(endColumn, other.endColumn), top < min(endRow, other.endRow) else {
            return Rect(column: left, row: top, columns: 0, rows: 0)
        }
        return Rect(
            column: left,
            row: top,
            columns: min(endColumn, other.endColumn) - left,
            rows: min(endRow, other.endRow) - top
        )
    }
}

extension Int {
    /// The sum, held at the largest or smallest value: coordinates come from outside and must not trap.
    func addingWithoutOverflow(_ other: Int) -> Int {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other > 0 ? .max : .min
    }
}
