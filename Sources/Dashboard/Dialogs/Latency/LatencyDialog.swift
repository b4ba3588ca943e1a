import OrdersCore
import TerminalUI

/// How long the reports of this session took: a picture of all of them, and figures by source. It is alive: the next
/// report appears in it.
struct LatencyDialog: Dialog {
    enum Message: Sendable {}

    let keys: KeyMap<Message> = []

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {}

    func data(in context: DashboardContext) -> ListData? {
        guard !context.latency.isEmpty else { return nil }
        var data = ListData(name: "report-latency", document: LatencyDialog.document(of: context.latency))
        data.isTakenWhole = true
        return data
    }

    private static func document(of latency: ReportLatency) -> OutputDocument {
        OutputDocument(
            rows: OutputTable(
                columns: [.text("at", title: "at (UTC)"), .text("source"), .number("elapsed_us")],
                rows: latency.measurements.map {
                    [.instant($0.at), .text($0.source.rawValue), .integer($0.elapsed.microseconds)]
                }))
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let latency = context.latency
        let body = DialogWindow(columns: 84, rows: 24, in: canvas.size).draw(
            title: [Span("Latency of the report", .titleFocused)], trailing: trailing(latency), on: canvas)
        let chart = LatencyChart(latency, width: body.size.columns)
        let words = LineWrapper.wrap([Span(chart.words + ".", .dialog)], width: body.size.columns)
        let figures = latency.figures
        // Where there is room, the parts stand apart, and what isn't in the picture is said.
        let gap = body.size.rows >= 14 ? 1 : 0
        let parts = body.bounds.splitRows(
            .cells(words.count), .cells(gap), .part(1), .cells(gap), .cells(figures.count + 1), .cells(gap),
            .cells(gap))
        body.sub(parts[0]).write(lines: words)
        chart.draw(on: body.sub(parts[2]))
        LatencyDialog.table(figures, canvas.glyphs).draw(on: body.sub(parts[4]))
        let rest = Span("What is shown from the cache was measured once, when it was computed.", .dim)
        body.sub(parts[6]).write(lines: [[rest]])
    }

    private func trailing(_ latency: ReportLatency) -> [Span] {
        latency.measurements.first.map { [Span("since \($0.at.timeText) UTC", .dim)] } ?? []
    }

    /// Each source with the letter that stands for it below the columns.
    private static func table(_ figures: [LatencyFigures], _ glyphs: Glyphs) -> TableView {
        let times = figures.first?.named.map(\.name) ?? []
        let columns =
            [TableColumn("source", width: .fixed(8), priority: 9)]
            + [TableColumn("reports", width: .fixed(7), align: .trailing, priority: 1)]
            + times.map { TableColumn($0, width: .fixed(7), align: .trailing, priority: priority(of: $0)) }
        let rows = figures.map { figures in
            [[Span("\(figures.source.mark) ", .dim), Span(figures.source.rawValue)]]
                + [[Span(figures.count.grouped)]]
                + figures.named.map { [Span(ElapsedText.text($0.time, isASCII: glyphs.isASCII))] }
        }
        return TableView(columns: columns, rows: rows, state: ListState(selected: nil))
    }

    /// Where there is little room, the middle and the worst tell most.
    private static func priority(of name: String) -> Int {
        ["min": 0, "p99": 3, "last": 4, "max": 5, "median": 6][name] ?? 0
    }
}
