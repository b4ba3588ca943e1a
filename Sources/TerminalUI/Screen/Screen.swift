/// A grid of cells: one finished picture. Two screens are equal when a terminal would show the same.
///
/// The widths of the cells in each row always sum up to the number of columns: a wide character that loses
/// one half loses the other too.
public struct Screen: Hashable, Sendable {
    /// The extent in cells.
    public let size: Size
    /// Where the cursor blinks, or `nil` to hide it.
    public var cursor: Point?
    private var cells: [Cell]

    /// A screen of `size`, each cell a copy of `fill` (a wide or right-half cell counts as a blank).
    public init(size: Size, fill: Cell = .blank) {
        self.size = size
        let cell = fill.width == 1 ? fill : .blank(fill.style)
        cells = Array(repeating: cell, count: size.columns * size.rows)
    }

    /// The cell at a place; a blank outside of the screen.
    public subscript(column: Int, row: Int) -> Cell {
        guard let index = index(column, row) else { return .blank }
        return cells[index]
    }

    /// The cells of a row, as many as there are columns; none outside of the screen. Terminals compare
    /// whole rows with it.
    public func row(_ row: Int) -> ArraySlice<Cell> {
        guard row >= 0, row < size.rows else { return [] }
        return cells[row * size.columns..<(row + 1) * size.columns]
    }

    /// Puts a cell of width 1 or 2 at a place. Outside of the screen nothing happens; a wide cell that
    /// doesn't fit into the row becomes a blank.
    mutating func place(_ cell: Cell, column: Int, row: Int) {
        guard let index = index(column, row) else { return }
        let fits = cell.width == 1 || column + 1 < size.columns
        let placed = fits ? cell : .blank(cell.style)
        breakWideCell(at: index)
        if placed.width == 2 {
            breakWideCell(at: index + 1)
            cells[index + 1] = .rightHalf(placed.style)
        }
        cells[index] = placed
    }

    /// Puts cells of width 1 or 2 side by side, as far as they lie within `columns`. A wide cell that an end of those
    /// cuts becomes a blank.
    mutating func place(_ cells: [Cell], column: Int, row: Int, within columns: Range<Int>) {
        var start = column
        for cell in cells where start < columns.upperBound {
            let end = start.addingWithoutOverflow(Int(cell.width))
            if start >= columns.lowerBound, end <= columns.upperBound {
                place(cell, column: start, row: row)
            } else if end > columns.lowerBound {
                place(.blank(cell.style), column: max(start, columns.lowerBound), row: row)
            }
            start = end
        }
    }

    /// Changes how the cell at a place is drawn, both halves of a wide one.
    mutating func restyle(column: Int, row: Int, _ style: Style) {
        guard let index = index(column, row) else { return }
        cells[index].style = style
        if cells[index].width == 2 { cells[index + 1].style = style }
        if cells[index].width == 0 { cells[index - 1].style = style }
    }

    /// A wide character of which one half is about to be overwritten turns into blanks.
    private mutating func breakWideCell(at index: Int) {
        if cells[index].width == 2 { cells[index + 1] = .blank(cells[index + 1].style) }
        if cells[index].width == 0 { cells[index - 1] = .blank(cells[index - 1].style) }
    }

    private func index(_ column: Int, _ row: Int) -> Int? {
        guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return nil }
        return row * size.columns + column
    }
}
