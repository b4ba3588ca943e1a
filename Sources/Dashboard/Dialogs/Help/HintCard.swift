import TerminalUI

/// What a newcomer needs to find everything else: three hints beside the work, which take no key but Esc.
struct HintCard {
    /// The keys for the help, for the palette and for going to the next pane, as they are shown.
    let help: String
    let palette: String
    let nextPane: String

    func draw(on canvas: Canvas) {
        let lines = lines
        let size = canvas.size
        let columns = (lines.map { TextWidth.columns(of: $0) }.max() ?? 0) + 4
        let frame = Rect(
            column: size.columns - columns, row: size.rows - lines.count - 2, columns: columns,
            rows: lines.count + 2)
        let window = canvas.sub(frame)
        window.fill(.dialog)
        window.box(title: [Span("Here for the first time?", .title)], trailing: [], border: .dialogBorder)
        canvas.sub(PaneFrame.body(of: frame)).write(lines: lines)
    }

    private var lines: [[Span]] {
        let hints = [
            (help, "every key and mark, explained"), (palette, "any command, by its name"),
            (nextPane, "next pane; Enter opens a row"),
        ]
        let width = hints.map { TextWidth.columns(of: $0.0) }.max() ?? 0
        return hints.map { key, words in
            let gap = String(repeating: " ", count: width + 2 - TextWidth.columns(of: key))
            return [Span(key, .key), Span(gap), Span(words, .dialog)]
        } + [[], [Span("Esc", .key), Span(" closes this for good", .dim)]]
    }
}
