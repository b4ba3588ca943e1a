import OrdersCore
import TerminalUI

/// The session's reports as a chart, with the figures of the source that answered last beside it.
struct LatencyPicture {
    private let figures: [[Span]]
    private let figuresWidth: Int
    private let chart: LatencyChart

    /// - Parameter width: the cells there are for chart and figures.
    init(_ latency: ReportLatency, width: Int, _ glyphs: Glyphs) {
        let last = latency.measurements.last.flatMap { latency.figures(of: $0.source) }
        figures = last.map { LatencyPicture.lines($0, glyphs) } ?? []
        figuresWidth = figures.map { TextWidth.columns(of: $0) }.max() ?? 0
        chart = LatencyChart(latency, width: width - 2 - figuresWidth)
    }

    /// What the line above it says.
    var label: [Span] { [Span("report latency", .dim), Span(", "), Span(chart.words, .dim)] }

    func draw(on canvas: Canvas) {
        let parts = canvas.bounds.splitColumns(.part(1), .cells(2), .cells(figuresWidth))
        chart.draw(on: canvas.sub(parts[0]))
        canvas.sub(parts[2]).write(lines: figures)
    }

    private static func lines(_ figures: LatencyFigures, _ glyphs: Glyphs) -> [[Span]] {
        let rows = figures.named.map { ($0.name, ElapsedText.text($0.time, isASCII: glyphs.isASCII)) }
        let width = rows.map { $0.0.count + $0.1.count }.max() ?? 0
        let lines = rows.map { name, text in
            let padding = String(repeating: " ", count: width + 1 - name.count - text.count)
            return [Span(name + padding, .dim), Span(text)]
        }
        return [[Span(figures.source.rawValue, .header)]] + lines
    }
}
