/// A bar that fills a part of its width, in eighths of a cell.
public struct BarView: Hashable, Sendable {
    /// The filled part, 0 to 1; anything else counts as the nearest of them, not-a-number as 0.
    public var value: Double
    /// How the filled part is drawn.
    public var style: Style
    /// How the rest is drawn.
    public var trackStyle: Style

    /// A bar of which `value` is filled.
    public init(_ value: Double, style: Style = .bar, trackStyle: Style = .barTrack) {
        self.value = value
        self.style = style
        self.trackStyle = trackStyle
    }

    /// Draws the bar over the whole canvas.
    public func draw(on canvas: Canvas) {
        let line = spans(width: canvas.size.columns, glyphs: canvas.glyphs)
        for row in 0..<canvas.size.rows { canvas.write(spans: line, at: Point(column: 0, row: row)) }
    }

    /// The bar as text of `width` cells, for a cell of a table. A value above 0 is never empty.
    public func spans(width: Int, glyphs: Glyphs) -> [Span] {
        guard width > 0 else { return [] }
        let steps = glyphs.barSteps
        let total = Double(width * steps.count)
        let filled = Int((total * value.unitClamped).rounded(.down))
        let (full, part) = max(filled, value > 0 ? 1 : 0).quotientAndRemainder(dividingBy: steps.count)
        var bar = String(repeating: steps[steps.count - 1], count: full)
        if part > 0 { bar += steps[part - 1] }
        let rest = width - full - (part > 0 ? 1 : 0)
        return [Span(bar, style), Span(String(repeating: glyphs.barTrack, count: rest), trackStyle)]
    }
}

extension Double {
    /// The nearest value from 0 to 1; not-a-number counts as 0.
    var unitClamped: Double {
        isNaN ? 0 : Swift.min(1, Swift.max(0, self))
    }
}
