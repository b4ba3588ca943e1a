/// The help: sections of keys, filtered by what was typed, scrolled.
public struct HelpView: Hashable, Sendable {
    /// The sections.
    public var sections: [HelpSection]
    /// Only rows that contain this, in whatever case, are shown.
    public var filter: String
    /// The first line that is seen; too great a number shows the end.
    public var scroll: Int

    /// A help.
    public init(sections: [HelpSection], filter: String = "", scroll: Int = 0) {
        self.sections = sections
        self.filter = filter
        self.scroll = scroll
    }

    /// How far the help can be scrolled on a canvas of this size.
    public func maximumScroll(in size: Size) -> Int {
        max(0, lines.count - size.rows)
    }

    /// Draws the help over the whole canvas.
    public func draw(on canvas: Canvas) {
        let empty = "No key does that."
        let state = ListState(selected: nil, offset: scroll)
        ListView(lines: lines, state: state, emptyText: empty).draw(on: canvas)
    }

    private var lines: [[Span]] {
        let keyWidth = sections.flatMap(\.rows).map { TextWidth.columns(of: $0.keys) }.max() ?? 0
        let blocks = sections.map { section in block(section, keyWidth: keyWidth) }.filter { !$0.isEmpty }
        return Array(blocks.joined(separator: [[]]))
    }

    private func block(_ section: HelpSection, keyWidth: Int) -> [[Span]] {
        let rows = section.rows.filter(matches)
        guard !rows.isEmpty else { return [] }
        return [[Span(section.title, .header)]] + rows.map { line($0, keyWidth: keyWidth) }
    }

    private func line(_ row: HelpSection.Row, keyWidth: Int) -> [Span] {
        let padding = String(repeating: " ", count: keyWidth - TextWidth.columns(of: row.keys) + 2)
        return [Span("  "), Span(row.keys, .key), Span(padding), Span(row.help)]
    }

    private func matches(_ row: HelpSection.Row) -> Bool {
        let needle = filter.lowercased()
        return needle.isEmpty || row.help.lowercased().contains(needle)
            || row.keys.lowercased().contains(needle)
    }
}
