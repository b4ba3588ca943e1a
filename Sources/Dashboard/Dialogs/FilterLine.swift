import TerminalUI

/// A field that narrows down what is below it as one types, with how much is left.
struct FilterLine {
    let field: TextField
    /// Whether the keys go there now.
    let isTyping: Bool
    let matches: Int
    let all: Int

    init(field: TextField, isTyping: Bool = true, matches: Int, of all: Int) {
        self.field = field
        self.isTyping = isTyping
        self.matches = matches
        self.all = all
    }

    func draw(on canvas: Canvas) {
        let count = "\(matches) of \(all)"
        let end = canvas.size.columns - TextWidth.columns(of: count)
        canvas.write("filter", at: .zero, style: .dim)
        field.draw(
            on: canvas.sub(Rect(column: 7, columns: end - 9, rows: 1)), focused: isTyping,
            placeholder: "type to search")
        canvas.write(count, at: Point(column: end, row: 0), style: matches == 0 ? .warning : .dim)
    }
}
