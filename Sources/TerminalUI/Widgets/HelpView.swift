/// The help: sections of keys and marks, filtered by what was typed, scrolled.
public struct HelpView: Hashable, Sendable {
    /// The sections.
    public var sections: [HelpSection]
    /// Only rows in which all of its words occur are shown; the section's title counts as part of a row.
    public var filter: String
    /// The first line that is seen; too great a number shows the end.
    public var scroll: Int

    /// A help.
    public init(sections: [HelpSection], filter: String = "", scroll: Int = 0) {
        self.sections = sections
        self.filter = filter
        self.scroll = scroll
    }

    /// How many rows match.
    public var matchCount: Int { matching.reduce(0) { $0 + $1.rows.count } }

    /// How many rows there are.
    public var rowCount: Int { sections.reduce(0) { $0 + $1.rows.count } }

    /// How far the help can be scrolled on a canvas of this size.
    public func maximumScroll(in size: Size) -> Int {
        max(0, lines(width: size.columns).count - size.rows)
    }

    /// Draws the help over the whole canvas.
    public func draw(on canvas: Canvas) {
        ListView(
            lines: lines(width: canvas.size.columns), state: ListState(selected: nil, offset: scroll),
            emptyText: "Nothing here has all of these words."
        ).draw(on: canvas)
    }

    private var matching: [HelpSection] {
        sections.compactMap { section in
            let rows = section.rows.filter { row in
                let text = [section.title, row.keys, row.help, row.reason ?? ""].joined(separator: " ")
                return WordMatch(filter, in: text) != nil
            }
            return rows.isEmpty ? nil : HelpSection(title: section.title, rows: rows)
        }
    }

    private func lines(width: Int) -> [[Span]] {
        // A scroll bar takes two columns of the text.
        let room = width - 2
        let widest = sections.flatMap(\.rows).map { TextWidth.columns(of: $0.keys) }.max() ?? 0
        // Where the keys would leave no room beside them, what they do stands below them.
        let column = room - widest - 4 >= HelpView.leastText ? widest + 4 : nil
        let blocks = matching.map { section in
            [[Span(section.title, .header)]]
                + section.rows.flatMap { block($0, column: column, room: room) }
        }
        return Array(blocks.joined(separator: [[]]))
    }

    /// Narrower columns of text are tiring to read.
    private static let leastText = 24

    /// A row in as many lines as it needs.
    private func block(_ row: HelpSection.Row, column: Int?, room: Int) -> [[Span]] {
        let isEnabled = row.reason == nil
        let keys = Span(row.keys, isEnabled ? row.style : .disabled)
        let indent = column ?? 4
        let text =
            LineWrapper.wrap([Span(row.help, isEnabled ? .text : .disabled)], width: room - indent)
            + (row.reason.map { LineWrapper.wrap([Span("Not now: \($0)", .warning)], width: room - indent) }
                ?? [])
        let blank = Span(String(repeating: " ", count: indent))
        let indented = text.map { [blank] + $0 }
        guard let column, let first = text.first else { return [[Span("  "), keys]] + indented }
        let gap = Span(String(repeating: " ", count: column - 2 - TextWidth.columns(of: row.keys)))
        return [[Span("  "), keys, gap] + first] + indented.dropFirst()
    }
}
