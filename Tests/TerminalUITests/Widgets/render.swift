import TerminalUI
import Testing

/// What a widget draws on a canvas of this size, as text.
func render(
    _ columns: Int, _ rows: Int, _ glyphs: Glyphs = .unicode,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: (Canvas) -> Void
) -> String {
    let screen = Screen.draw(size: Size(columns: columns, rows: rows), glyphs: glyphs, body)
    expectWholeRows(screen, sourceLocation: sourceLocation)
    return screen.text
}
