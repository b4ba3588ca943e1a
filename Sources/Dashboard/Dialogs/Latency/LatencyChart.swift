import OrdersCore
import TerminalUI

/// The reports of the session as columns, the newest at the right, with the times at head and foot beside them, and
/// below them which source answered where several have.
struct LatencyChart {
    private let slowest: [ReportMeasurement]
    private let scale: LatencyScale
    private let total: Int
    private let kept: Int
    private let reportsEach: Int
    private let width: Int

    /// - Parameter width: the cells there are, with those for the times.
    init(_ latency: ReportLatency, width: Int) {
        self.width = max(0, width)
        (total, kept) = (latency.count, latency.measurements.count)
        (slowest, reportsEach) = latency.columns(atMost: self.width - LatencyChart.axis)
        scale = LatencyScale(slowest.map(\.elapsed))
    }

    /// What is seen, in words: `120 reports, newest right; each column the slowest of 2; log scale`.
    var words: String {
        let reports = total == 1 ? "1 report" : "\(total.grouped) reports"
        let all = kept < total ? "the newest \(kept.grouped) of \(reports)" : reports
        let columns = reportsEach > 1 ? "; each column the slowest of \(reportsEach)" : ""
        return "\(all), newest right\(columns)\(scale.isLogarithmic ? "; log scale" : "")"
    }

    func draw(on canvas: Canvas) {
        guard !slowest.isEmpty, width > LatencyChart.axis, canvas.size.rows > 0 else { return }
        let hasMarks = canvas.size.rows > 2 && Set(slowest.map(\.source)).count > 1
        let rows = canvas.size.rows - (hasMarks ? 1 : 0)
        drawAxis(rows: rows, on: canvas)
        let room = Rect(column: LatencyChart.axis, columns: width - LatencyChart.axis, rows: canvas.size.rows)
        drawColumns(rows: rows, on: canvas.sub(room))
        guard hasMarks else { return }
        let marks = slowest.map(\.source.mark).joined()
        canvas.sub(room).write(
            marks, at: Point(column: 0, row: rows), style: .dim, width: room.columns, align: .trailing)
    }

    private func drawColumns(rows: Int, on canvas: Canvas) {
        let blank = HistogramColumn(0)
        let blanks = [HistogramColumn](repeating: blank, count: max(0, canvas.size.columns - slowest.count))
        let columns = slowest.map { HistogramColumn(scale.height(of: $0.elapsed)) }
        HistogramView(blanks + columns, maximumColumnWidth: 1)
            .draw(on: canvas.sub(Rect(columns: canvas.size.columns, rows: rows)))
    }

    private func drawAxis(rows: Int, on canvas: Canvas) {
        let ends = rows > 1 ? [(0, scale.longest), (rows - 1, scale.foot)] : [(0, scale.longest)]
        for (row, time) in ends {
            let text = time == .zero ? "0" : ElapsedText.text(time, isASCII: canvas.glyphs.isASCII)
            canvas.write(
                text, at: Point(column: 0, row: row), style: .dim, width: LatencyChart.axis - 1,
                align: .trailing)
        }
    }

    /// As wide as `999 ms`, with a gap.
    private static let axis = 8
}
