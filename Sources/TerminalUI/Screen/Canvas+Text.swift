extension Canvas {
    /// Writes one line of text, sanitised, and returns how many columns it took.
    ///
    /// With `width` the text is cut to that many columns, with an ellipsis where something is missing, and
    /// filled up with blanks on the side that `align` leaves; without it, it ends where it ends.
    @discardableResult
    public func write(
        _ text: String, at point: Point, style: Style = .text, width: Int? = nil,
        align: Alignment = .leading
    ) -> Int {
        write(spans: [Span(text, style)], at: point, width: width, align: align)
    }

    /// Writes one line of spans side by side; see ``write(_:at:style:width:align:)``.
    @discardableResult
    public func write(
        spans: [Span], at point: Point, width: Int? = nil, align: Alignment = .leading
    ) -> Int {
        let reach = reach(from: point)
        var line = CellLine(spans, glyphs: glyphs, enough: min(width ?? reach, reach))
        if let width { line.fit(to: min(width, reach), align: align) }
        place(line.cells, from: point)
        return line.columns
    }

    /// The columns from `point` to the right edge: nobody sees what lies beyond.
    private func reach(from point: Point) -> Int {
        let start = min(max(point.column, -Self.farthestStart), size.columns)
        return size.columns - start
    }

    /// Text that starts further to the left isn't reached by any screen.
    private static let farthestStart = 100_000
}
