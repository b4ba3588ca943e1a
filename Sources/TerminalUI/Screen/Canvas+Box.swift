extension Canvas {
    /// Draws a frame with titles in its top line, `┌─1 Top spenders ─ last 30 days ── live ─┐`, and returns
    /// the canvas inside. Titles that don't fit are cut, the trailing one first.
    @discardableResult
    public func box(title: [Span] = [], trailing: [Span] = [], focused: Bool = false) -> Canvas {
        box(title: title, trailing: trailing, border: focused ? .borderFocused : .border)
    }

    /// Draws a frame in a style of your own; see ``box(title:trailing:focused:)``.
    @discardableResult
    public func box(title: [Span], trailing: [Span], border: Style) -> Canvas {
        drawFrame(border)
        let room = size.columns - 4
        let used = drawTitle(title, column: 2, room: room, border: border)
        let left = room - used - 1
        let trailingWidth = TextWidth.columns(of: trailing) + 2
        if !trailing.isEmpty, trailingWidth <= left {
            let column = size.columns - 2 - trailingWidth
            drawTitle([Span(" ", border)] + trailing, column: column, room: trailingWidth, border: border)
        }
        return sub(bounds.inset(by: 1))
    }

    /// Draws a line through the box that this canvas holds, joined to its sides, with a label in it:
    /// `├─ spend per day ───┤`.
    public func horizontalRule(row: Int, label: [Span] = [], focused: Bool = false) {
        let border: Style = focused ? .borderFocused : .border
        drawLine(row: row, left: glyphs.box.leftTee, right: glyphs.box.rightTee, border)
        drawTitle(
            label.isEmpty ? [] : [Span(" ", border)] + label, column: 2, room: size.columns - 4,
            border: border, row: row)
    }

    private func drawFrame(_ style: Style) {
        let box = glyphs.box
        for row in 0..<size.rows {
            draw(box.vertical, column: 0, row: row, style)
            draw(box.vertical, column: size.columns - 1, row: row, style)
        }
        drawLine(row: size.rows - 1, left: box.bottomLeft, right: box.bottomRight, style)
        drawLine(row: 0, left: box.topLeft, right: box.topRight, style)
    }

    private func drawLine(row: Int, left: String, right: String, _ style: Style) {
        let line = Cell(text: glyphs.box.horizontal, width: 1, style: style)
        fill(line, in: Rect(column: 1, row: row, columns: size.columns - 2, rows: 1))
        draw(left, column: 0, row: row, style)
        draw(right, column: size.columns - 1, row: row, style)
    }

    /// Returns the columns it took.
    @discardableResult
    private func drawTitle(_ title: [Span], column: Int, room: Int, border: Style, row: Int = 0) -> Int {
        let width = TextWidth.columns(of: title)
        guard width > 0, room > 0 else { return 0 }
        let taken = min(width + 1, room)
        write(spans: title + [Span(" ", border)], at: Point(column: column, row: row), width: taken)
        return taken
    }

    /// Draws a glyph, which needs no sanitising.
    func draw(_ glyph: String, column: Int, row: Int, _ style: Style) {
        place(Cell(text: glyph, width: 1, style: style), column: column, row: row)
    }
}
