/// Where the parts of a dialog go on a canvas of some size.
struct DialogLayout {
    let frame: Rect
    let lines: [[Span]]
    let bodyRows: Int
    let padding: Int

    init(_ dialog: DialogView, in size: Size) {
        let room = min(size.columns, DialogView.maximumWidth)
        padding = room > 12 ? 1 : 0
        let borders = 2 + 2 * padding
        let widest = Self.widest(dialog)
        let narrow = min(room - borders, widest)
        let buttonRows = dialog.buttons.isEmpty ? 0 : 2
        let rowsForBody = max(0, size.rows - 2 - buttonRows)
        let wrapped = dialog.body.flatMap { LineWrapper.wrap($0, width: narrow) }
        // A scroll bar takes two columns of the text.
        let scrolls = wrapped.count > rowsForBody
        let width = min(room, widest + borders + (scrolls ? 2 : 0))
        lines = scrolls ? dialog.body.flatMap { LineWrapper.wrap($0, width: width - borders - 2) } : wrapped
        bodyRows = min(lines.count, rowsForBody)
        let rows = min(size.rows, lines.count + 2 + buttonRows)
        frame = Rect(
            column: (size.columns - width) / 2, row: (size.rows - rows) / 2, columns: width, rows: rows
        )
    }

    private static func widest(_ dialog: DialogView) -> Int {
        let buttons = dialog.buttons.reduce(-2) { $0 + TextWidth.columns(of: $1) + 6 }
        let title = TextWidth.columns(of: dialog.title) + 2
        return max(title, buttons, dialog.body.map(TextWidth.columns(of:)).max() ?? 0)
    }
}
