/// Lines one below the other, one of them selected.
public struct ListView: Sendable {
    /// The lines.
    public var lines: [[Span]]
    /// Which one is selected and which is the first one seen.
    public var state: ListState
    /// How the selected line is drawn.
    public var selectionStyle: Style
    /// What is shown when there are no lines.
    public var emptyText: String

    /// A list of lines. With `state.selected` `nil` it only scrolls.
    public init(
        lines: [[Span]], state: ListState = ListState(selected: nil), selectionStyle: Style = .selection,
        emptyText: String = ""
    ) {
        self.lines = lines
        self.state = state
        self.selectionStyle = selectionStyle
        self.emptyText = emptyText
    }

    /// Draws as many lines as there is room for.
    public func draw(on canvas: Canvas) {
        guard !lines.isEmpty else { return drawEmpty(on: canvas) }
        let view = state.clamped(count: lines.count, height: canvas.size.rows)
        let body = ScrollBar(offset: view.offset, count: lines.count).draw(on: canvas)
        for (row, line) in lines.dropFirst(view.offset).prefix(body.size.rows).enumerated() {
            body.write(spans: line, at: Point(column: 0, row: row), width: body.size.columns)
        }
        guard let selected = view.selected else { return }
        let row = Rect(row: selected - view.offset, columns: body.size.columns, rows: 1)
        body.restyle(row, selectionStyle)
    }

    private func drawEmpty(on canvas: Canvas) {
        canvas.write(emptyText, at: .zero, style: .placeholder, width: canvas.size.columns)
    }
}
