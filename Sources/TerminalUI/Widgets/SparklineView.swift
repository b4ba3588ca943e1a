/// A row of small columns, one for each value, the last one at the right.
public struct SparklineView: Hashable, Sendable {
    /// The values. Not-a-number leaves a blank; zero and less are drawn as the lowest step.
    public var values: [Double]
    /// The value of a full column; `nil`: the greatest of those that are seen.
    public var maximum: Double?
    /// How the columns are drawn.
    public var style: Style

    /// A sparkline of values.
    public init(_ values: [Double], maximum: Double? = nil, style: Style = .chart) {
        self.values = values
        self.maximum = maximum
        self.style = style
    }

    /// Draws the newest values that fit, in the first row.
    public func draw(on canvas: Canvas) {
        let text = text(width: canvas.size.columns, glyphs: canvas.glyphs)
        canvas.write(text, at: .zero, style: style, width: canvas.size.columns)
    }

    /// The newest values that fit into `width` cells as text.
    public func text(width: Int, glyphs: Glyphs) -> String {
        let seen = values.suffix(max(0, width))
        let top = maximum ?? seen.filter(\.isFinite).max() ?? 0
        return seen.reduce(into: "") { $0 += glyph($1, top: top, glyphs.columnSteps) }
    }

    /// What isn't nothing is higher than the lowest step.
    private func glyph(_ value: Double, top: Double, _ steps: [String]) -> String {
        guard !value.isNaN else { return " " }
        guard value > 0, top > 0 else { return steps[0] }
        let last = steps.count - 1
        return steps[max(1, Int(((value / top).unitClamped * Double(last)).rounded()))]
    }
}
