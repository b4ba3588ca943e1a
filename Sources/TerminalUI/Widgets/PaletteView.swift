/// A field to type in, below it the commands that match, best first, and what the selected one is about.
///
/// Those that can't be done now come last, with the reason in place of what they do.
public struct PaletteView: Sendable {
    /// All commands.
    public var items: [PaletteItem]
    /// What was typed.
    public var input: TextField
    /// Which of the matches is selected.
    public var state: ListState

    /// A palette.
    public init(items: [PaletteItem], input: TextField = TextField(), state: ListState = ListState()) {
        self.items = items
        self.input = input
        self.state = state
    }

    /// The indexes of the items that match what was typed, best first; among equals as they were given.
    public var matches: [Int] {
        let scored = items.enumerated().compactMap { index, item in
            item.score(for: input.text).map { (last: item.state.isEnabled ? 0 : 1, score: -$0, index: index) }
        }
        return scored.sorted { ($0.last, $0.score, $0.index) < ($1.last, $1.score, $1.index) }.map(\.index)
    }

    /// The index of the selected item, if any matches.
    public var selectedItem: Int? {
        let matches = matches
        return state.clamped(count: matches.count, height: 1).selected.map { matches[$0] }
    }

    /// How many commands are seen at once on a canvas of this size.
    public static func height(in size: Size) -> Int {
        max(1, size.rows - 1 - aboutRows(in: size))
    }

    /// The rows for the whole sentence of the selected command, with a blank one above.
    private static func aboutRows(in size: Size) -> Int { size.rows >= 8 ? 3 : 0 }

    /// The place among the matches that is at a point of a palette of this size; nil beside them.
    public func match(at point: Point, in size: Size) -> Int? {
        let (height, count) = (Self.height(in: size), matches.count)
        guard (0..<size.columns).contains(point.column), (1...height).contains(point.row) else { return nil }
        let place = state.clamped(count: count, height: height).offset + point.row - 1
        return place < count ? place : nil
    }

    /// Draws the field in the first row and the matches below it.
    public func draw(on canvas: Canvas) {
        let parts = canvas.bounds.splitRows(
            .cells(1), .cells(Self.height(in: canvas.size)), .cells(1), .part(1))
        let width = canvas.size.columns
        let matches = matches
        drawInput(on: canvas.sub(parts[0]), count: matches.count)
        drawList(matches, on: canvas.sub(parts[1]))
        guard let selected = selectedItem else { return }
        for (row, line) in LineWrapper.wrap(about(items[selected]), width: width).enumerated() {
            canvas.sub(parts[3]).write(spans: line, at: Point(column: 0, row: row), width: width)
        }
    }

    private func drawInput(on canvas: Canvas, count: Int) {
        let text = "\(count) of \(items.count)"
        let room = canvas.size.columns - TextWidth.columns(of: text) - 1
        canvas.write(":", at: .zero, style: .key)
        canvas.write(text, at: Point(column: room + 1, row: 0), style: .dim)
        input.draw(on: canvas.sub(Rect(column: 1, columns: room - 1, rows: 1)), placeholder: "command")
    }

    private func drawList(_ matches: [Int], on canvas: Canvas) {
        guard !matches.isEmpty else {
            canvas.write(
                "No command has this name.", at: .zero, style: .placeholder, width: canvas.size.columns)
            return
        }
        let view = state.clamped(count: matches.count, height: canvas.size.rows)
        let body = ScrollBar(offset: view.offset, count: matches.count).draw(on: canvas)
        for (row, index) in matches.dropFirst(view.offset).prefix(body.size.rows).enumerated() {
            let line = body.sub(Rect(row: row, columns: body.size.columns, rows: 1))
            draw(items[index], isSelected: view.selected == row + view.offset, on: line)
        }
    }

    /// The key is always seen; the sentence is cut.
    private func draw(_ item: PaletteItem, isSelected: Bool, on canvas: Canvas) {
        if isSelected { canvas.fill(.selection) }
        let room = canvas.size.columns - TextWidth.columns(of: item.detail)
        canvas.write(spans: spans(item, isSelected: isSelected), at: .zero, width: max(0, room - 2))
        canvas.write(item.detail, at: Point(column: room, row: 0), style: isSelected ? .selection : .key)
    }

    /// The letters that were typed stand out, in the selected line as well; the sentence is of less weight than
    /// the name.
    private func spans(_ item: PaletteItem, isSelected: Bool) -> [Span] {
        let positions = item.positions(for: input.text)
        let name = item.title.count
        let isEnabled = item.state.isEnabled
        return item.line.enumerated().map { index, character in
            let role: StyleRole =
                isSelected ? .selection : isEnabled ? (index < name ? .text : .dim) : .disabled
            let isTyped = positions.contains(index)
            return Span(String(character), Style(role, bold: isTyped, underline: isTyped))
        }
    }

    private func about(_ item: PaletteItem) -> [Span] {
        switch item.state {
        case .enabled: [Span(item.about, .dim)]
        case .disabled(let reason): [Span("Not now: ", .warning), Span(reason)]
        }
    }
}
