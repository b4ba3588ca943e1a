/// How far something is: `▕███████████████▋         ▏ 61 %  118 k rows/s`.
public struct ProgressBarView: Hashable, Sendable {
    /// The part that is done, 0 to 1.
    public var fraction: Double
    /// What stands to the right of the bar.
    public var label: [Span]
    /// How the done part is drawn.
    public var style: Style

    /// A progress bar with a label.
    public init(_ fraction: Double, label: String = "", style: Style = .bar) {
        self.init(fraction, label: label.isEmpty ? [] : [Span(label)], style: style)
    }

    /// A progress bar with a label in several styles.
    public init(_ fraction: Double, label: [Span], style: Style = .bar) {
        self.fraction = fraction
        self.label = label
        self.style = style
    }

    /// The narrowest bar worth drawing, with its ends.
    private static let leastBar = 6

    /// Draws the bar in the first row. Where there is no room for both, the label stays, for it has the
    /// figures.
    public func draw(on canvas: Canvas) {
        let width = canvas.size.columns
        let labelWidth = label.isEmpty ? 0 : TextWidth.columns(of: label) + 1
        guard width - labelWidth >= Self.leastBar else {
            canvas.write(spans: label, at: .zero, width: width)
            if label.isEmpty { drawBar(on: canvas, width: width) }
            return
        }
        drawBar(on: canvas, width: width - labelWidth)
        canvas.write(spans: label, at: Point(column: width - labelWidth + 1, row: 0))
    }

    private func drawBar(on canvas: Canvas, width: Int) {
        guard width > 2 else { return }
        canvas.draw(canvas.glyphs.barStart, column: 0, row: 0, .barTrack)
        let bar = BarView(fraction, style: style).spans(width: width - 2, glyphs: canvas.glyphs)
        canvas.write(spans: bar, at: Point(column: 1, row: 0))
        canvas.draw(canvas.glyphs.barEnd, column: width - 1, row: 0, .barTrack)
    }
}
