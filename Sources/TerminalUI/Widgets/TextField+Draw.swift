extension TextField {
    /// Draws the text in the first row, scrolled so that the cursor is seen; an empty field shows the
    /// placeholder. With the focus, the terminal's cursor stands at the place of typing.
    public func draw(on canvas: Canvas, focused: Bool = true, placeholder: String = "") {
        let width = canvas.size.columns
        canvas.fill(.blank(.input), in: Rect(columns: width, rows: 1))
        if text.isEmpty { canvas.write(placeholder, at: .zero, style: .placeholder, width: width) }
        let before = TextWidth.columns(of: String(text.prefix(cursor)))
        let start = min(0, width - 1 - before)
        canvas.write(text, at: Point(column: start, row: 0), style: .input)
        if focused { canvas.setCursor(Point(column: start + before, row: 0)) }
    }
}
