/// A clipped window onto a screen. Coordinates start at its own top left corner; what lies outside of it
/// isn't drawn, whatever the numbers.
public struct Canvas {
    /// The characters to draw lines and bars with.
    public let glyphs: Glyphs
    let buffer: ScreenBuffer
    let frame: Rect

    init(buffer: ScreenBuffer, frame: Rect, glyphs: Glyphs) {
        self.buffer = buffer
        self.frame = frame
        self.glyphs = glyphs
    }

    /// The extent in cells; may be empty.
    public var size: Size { frame.size }

    /// The whole canvas in its own coordinates.
    public var bounds: Rect { Rect(size) }

    /// The part of the canvas that lies in `rect`; smaller than `rect` where that reaches outside.
    public func sub(_ rect: Rect) -> Canvas {
        Canvas(buffer: buffer, frame: frame.intersection(onScreen(rect)), glyphs: glyphs)
    }

    /// Fills the canvas with blanks in `style`.
    public func fill(_ style: Style) {
        fill(.blank(style), in: bounds)
    }

    /// Gives the cells in `rect` another style and leaves their text, as for the selected row.
    public func restyle(_ rect: Rect, _ style: Style) {
        forEachCell(in: rect) { buffer.screen.restyle(column: $0, row: $1, style) }
    }

    /// Shows the cursor at a place; outside of the canvas it is hidden.
    public func setCursor(_ point: Point) {
        let place = onScreen(Rect(column: point.column, row: point.row, columns: 1, rows: 1))
        let target = Point(column: place.column, row: place.row)
        buffer.screen.cursor = frame.contains(target) ? target : nil
    }

    func fill(_ cell: Cell, in rect: Rect) {
        forEachCell(in: rect) { buffer.screen.place(cell, column: $0, row: $1) }
    }

    /// Draws one cell. A wide one that an edge of the canvas cuts becomes a blank.
    func place(_ cell: Cell, column: Int, row: Int) {
        let target = onScreen(Rect(column: column, row: row, columns: Int(cell.width), rows: 1))
        let visible = frame.intersection(target)
        guard !visible.isEmpty else { return }
        let placed = visible == target ? cell : .blank(cell.style)
        buffer.screen.place(placed, column: visible.column, row: visible.row)
    }

    /// Draws cells side by side. A wide one that an edge of the canvas cuts becomes a blank.
    func place(_ cells: [Cell], from point: Point) {
        let start = onScreen(Rect(column: point.column, row: point.row, columns: 1, rows: 1))
        guard frame.row..<frame.endRow ~= start.row else { return }
        buffer.screen.place(
            cells, column: start.column, row: start.row, within: frame.column..<frame.endColumn)
    }

    private func forEachCell(in rect: Rect, _ body: (_ column: Int, _ row: Int) -> Void) {
        let visible = frame.intersection(onScreen(rect))
        for row in visible.row..<visible.row + visible.rows {
            for column in visible.column..<visible.column + visible.columns { body(column, row) }
        }
    }

    private func onScreen(_ rect: Rect) -> Rect {
        Rect(
            column: frame.column.addingWithoutOverflow(rect.column),
            row: frame.row.addingWithoutOverflow(rect.row),
            columns: rect.columns,
            rows: rect.rows
        )
    }
}
