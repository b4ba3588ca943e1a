/// A column that shows which part of a list is seen. Drawn only where not all is seen.
struct ScrollBar {
    let offset: Int
    let count: Int

    /// The canvas without the column that the bar takes; the whole canvas when no bar is needed, or when
    /// it would leave no room for the list.
    func draw(on canvas: Canvas) -> Canvas {
        let size = canvas.size
        let room = Self.room(for: count, in: size)
        guard room < size.columns else { return canvas }
        let thumb = thumbRows(height: size.rows)
        for row in 0..<size.rows {
            let isThumb = thumb.contains(row)
            let glyph = isThumb ? canvas.glyphs.scrollThumb : canvas.glyphs.scrollTrack
            canvas.draw(glyph, column: size.columns - 1, row: row, isThumb ? .dim : .barTrack)
        }
        return canvas.sub(Rect(columns: room, rows: size.rows))
    }

    /// The columns that a bar leaves to a list of `count` rows.
    static func room(for count: Int, in size: Size) -> Int {
        count > size.rows && size.columns > 3 && size.rows > 1 ? size.columns - 2 : size.columns
    }

    /// The thumb touches an end exactly when the list does.
    private func thumbRows(height: Int) -> Range<Int> {
        let length = max(1, Int(Double(height) * Double(height) / Double(count)))
        let lastOffset = count - height
        let lastStart = height - length
        var start = Int((Double(offset) / Double(lastOffset) * Double(lastStart)).rounded())
        if offset > 0 { start = max(start, min(1, lastStart)) }
        if offset < lastOffset { start = min(start, max(0, lastStart - 1)) }
        return start..<start + length
    }
}
