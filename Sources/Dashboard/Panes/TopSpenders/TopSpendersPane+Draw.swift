import OrdersCore
import TerminalUI

extension TopSpendersPane {
    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle {
        PaneTitle(detail: "last 30 days", trailing: trailing(in: context, glyphs))
    }

    private func trailing(in context: DashboardContext, _ glyphs: Glyphs) -> [Span] {
        guard let value = report.value else {
            return [report.failure == nil ? Span("loading", .dim) : Span("error", .bad)]
        }
        let source = Span("\(value.source.rawValue), ", .dim)
        guard report.isBehind(in: context), let loadedAt = report.loadedAt else {
            let elapsed = ElapsedText.text(value.elapsed, isASCII: glyphs.isASCII)
            return [source, Span("exact, ", .dim), Span(elapsed, .dim)]
        }
        return [source, Span("exact ", .dim), Span("as of \(loadedAt.timeText)", .warning)]
    }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        guard let value = report.value else { return drawWithoutReport(on: frame) }
        guard !value.spenders.isEmpty || report.failure != nil else { return drawEmpty(on: frame) }
        let layout = TopSpendersLayout(frame.body.size)
        table(in: context, frame.body.glyphs).draw(on: frame.body.sub(layout.table))
        if let failure = report.failure {
            drawFailure(failure, over: layout.table, on: frame)
        }
        guard let rule = layout.rule else { return }
        frame.rule(row: rule, label: ruleLabel)
        SpendingChart(days: days).draw(on: frame.body.sub(layout.chart))
    }

    private func drawWithoutReport(on frame: PaneFrame) {
        let glyphs = frame.body.glyphs
        guard let failure = report.failure else {
            frame.write([[Span("Adding up the orders of the last 30 days.", .placeholder)]])
            return
        }
        frame.write([FailureLine.spans(failure, shownSince: nil, glyphs)])
    }

    private func drawEmpty(on frame: PaneFrame) {
        frame.write([
            [Span("No completed orders in the last 30 days.")],
            [Span("Whoever orders now appears here.", .placeholder)],
        ])
    }

    /// The last good figures stay; what failed stands in the table's last row.
    private func drawFailure(_ failure: OrdersError, over table: Rect, on frame: PaneFrame) {
        let spans = FailureLine.spans(failure, shownSince: report.loadedAt, frame.body.glyphs)
        frame.body.write(
            spans: spans, at: Point(column: 0, row: table.endRow - 1), width: frame.body.size.columns)
    }

    private var ruleLabel: [Span] {
        guard let selected else { return [Span("spend per day", .dim)] }
        return [Span("spend per day", .dim), Span(", "), Span(selected.username)]
    }

    private func table(in context: DashboardContext, _ glyphs: Glyphs) -> TableView {
        let spenders = spenders
        let money = spenders.map { TextWidth.columns(of: $0.totalSpent.grouped) }.max() ?? 0
        let top = spenders.map(\.totalSpent.minorUnits).max() ?? 0
        return TableView(
            columns: [
                TableColumn("#", width: .fixed(2), align: .trailing, priority: 8),
                TableColumn("user", width: .flexible(minimum: 8, weight: 2), priority: 9),
                TableColumn("email", width: .flexible(minimum: 12, weight: 3), priority: 2),
                TableColumn("orders", width: .fixed(6), align: .trailing, priority: 4),
                TableColumn("spent", width: .fixed(max(5, money)), align: .trailing, priority: 9),
                TableColumn("", width: .fixed(SpenderRow.barWidth), priority: 1),
            ],
            rows: spenders.enumerated().map { SpenderRow(rank: $0 + 1, $1, top: top, glyphs).cells },
            state: listState(in: context))
    }
}
