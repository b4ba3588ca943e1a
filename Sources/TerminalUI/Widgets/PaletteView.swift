/// A field to type in, and below it the commands that match, best first.
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
            FuzzyMatch(input.text, in: item.title).map { (index: index, score: $0.score) }
        }
        return scored.sorted { ($1.score, $0.index) < ($0.score, $1.index) }.map(\.index)
    }

    /// The index of the selected item, if any matches.
    public var selectedItem: Int? {
        let matches = matches
        return state.clamped(count: matches.count, height: 1).selected.map { matches[$0] }
    }

    /// Draws the field in the first row and the matches below it.
    public func draw(on canvas: Canvas) {
        let width = canvas.size.columns
        canvas.write(":", at: .zero, style: .key)
        input.draw(on: canvas.sub(Rect(column: 1, columns: width - 1, rows: 1)), placeholder: "command")
        let body = canvas.sub(Rect(row: 1, columns: width, rows: canvas.size.rows - 1))
        let matches = matches
        let room = ScrollBar.room(for: matches.count, in: body.size)
        let lines = matches.map { line(items[$0], width: room) }
        ListView(lines: lines, state: state, emptyText: "No command has this name.").draw(on: body)
    }

    private func line(_ item: PaletteItem, width: Int) -> [Span] {
        let positions = FuzzyMatch(input.text, in: item.title)?.positions ?? []
        let used = TextWidth.columns(of: item.title) + TextWidth.columns(of: item.detail)
        let gap = String(repeating: " ", count: max(2, width - used))
        return title(item, highlighting: Set(positions)) + [Span(gap), Span(item.detail, .dim)]
    }

    private func title(_ item: PaletteItem, highlighting positions: Set<Int>) -> [Span] {
        let style: Style = item.state.isEnabled ? .text : .disabled
        return item.title.enumerated().map { index, character in
            let found = positions.contains(index)
            return Span(String(character), found ? Style(style.role, bold: true, underline: true) : style)
        }
    }
}
