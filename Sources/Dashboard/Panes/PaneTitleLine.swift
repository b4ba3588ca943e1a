import TerminalUI

/// What a pane's frame says, cut to the room there is.
struct PaneTitleLine {
    private let name: [Span]
    private let list: [Span]
    private let detail: [Span]
    private let alternatives: [[Span]]

    init(name: String, _ title: PaneTitle, isFocused: Bool, _ glyphs: Glyphs) {
        self.name = [Span(name, isFocused ? .titleFocused : .title)]
        let line = Span(" \(glyphs.box.horizontal) ", isFocused ? .borderFocused : .border)
        list = title.list.isEmpty ? [] : [line] + title.list
        detail = title.detail.isEmpty ? [] : [line, Span(title.detail, .dim)]
        alternatives = title.alternatives
    }

    /// Shortens what stands at the right, then leaves out the detail, because the shortest text at the right
    /// says how far the figures can be trusted. That rows are hidden is said even in the place of the name.
    func fitted(to columns: Int) -> (title: [Span], trailing: [Span]) {
        let wanted = alternatives.isEmpty ? [[]] : alternatives
        for title in [name + list + detail, name + list] {
            let room = columns - PaneTitleLine.decoration - TextWidth.columns(of: title)
            if let fitting = wanted.first(where: { TextWidth.columns(of: $0) <= room }) {
                return (title, fitting)
            }
        }
        let whole = name + list
        let isNarrow = TextWidth.columns(of: whole) + PaneTitleLine.decoration / 2 > columns
        return (isNarrow && !list.isEmpty ? Array(list.dropFirst()) : whole, [])
    }

    /// The corners, and the blanks and lines beside the texts.
    private static let decoration = 8
}
