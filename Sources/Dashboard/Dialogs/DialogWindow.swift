import TerminalUI

/// A framed window in the middle of the canvas, for dialogs that draw their content themselves.
struct DialogWindow {
    private let frame: Rect

    /// A window of that size, or as large as the canvas allows. Where it would leave only a sliver of what is
    /// beside it, it takes that too.
    init(columns: Int, rows: Int, in size: Size) {
        let width = size.columns - columns < 8 ? size.columns : columns
        let height = size.rows - rows < 4 ? size.rows : rows
        frame = Rect(
            column: (size.columns - width) / 2, row: (size.rows - height) / 2, columns: width, rows: height)
    }

    /// The room for the content, in the canvas's coordinates.
    var body: Rect { PaneFrame.body(of: frame) }

    /// Draws the empty window and returns the canvas inside.
    func draw(title: [Span], trailing: [Span] = [], on canvas: Canvas) -> Canvas {
        let window = canvas.sub(frame)
        window.fill(.dialog)
        window.box(title: title, trailing: trailing, border: .dialogBorder)
        return canvas.sub(body)
    }
}
