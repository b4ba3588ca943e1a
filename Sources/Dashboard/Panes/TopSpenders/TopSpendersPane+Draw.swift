import OrdersCore
import TerminalUI

extension TopSpendersPane {
    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle {
        PaneTitle(detail: context.windowWords, alternatives: trailing(in: context, glyphs))
    }

    private func trailing(in context: DashboardContext, _ glyphs: Glyphs) -> [[Span]] {
        guard let value = report.value else {
            return [[report.failure == nil ? Span("loading", .dim) : Span("error", .bad)]]
        }
        return ReportTitle(
            source: value.source, choice: choice, freshness: freshness(of: value, in: context),
            elapsed: value.elapsed
        ).alternatives(glyphs)
    }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        let body = frame.body
        let layout = layout(in: context, body.glyphs)
        drawSpenders(on: body.sub(layout.table), in: context)
        context.view(of: TopSpendersPane.totalsJobs)?.draw(on: body.sub(layout.job))
        body.sub(layout.notes).write(lines: notes(width: body.size.columns, in: context, body.glyphs))
        guard let rule = layout.rule, !spenders.isEmpty else { return }
        frame.rule(row: rule, label: ruleLabel)
        SpendingChart(days: days).draw(on: body.sub(layout.chart))
    }

    func layout(in context: DashboardContext, _ glyphs: Glyphs) -> TopSpendersLayout {
        let width = context.size.columns
        return TopSpendersLayout(
            context.size, job: context.view(of: TopSpendersPane.totalsJobs)?.rows(width: width) ?? 0,
            notes: notes(width: width, in: context, glyphs).count)
    }

    private func drawSpenders(on canvas: Canvas, in context: DashboardContext) {
        guard spenders.isEmpty else { return table(in: context, canvas.glyphs).draw(on: canvas) }
        let sentences = words(in: context, canvas.glyphs)
        canvas.write(lines: sentences.flatMap { LineWrapper.wrap($0, width: canvas.size.columns) })
    }

    /// What stands where there are no spenders.
    private func words(in context: DashboardContext, _ glyphs: Glyphs) -> [[Span]] {
        guard report.value != nil else {
            let failure = report.failure.map { FailureLine.spans($0, shownSince: nil, glyphs) }
            return [failure ?? [Span("Adding up the orders of the \(context.windowWords).", .placeholder)]]
        }
        return [
            [Span("No completed orders in the \(context.windowWords).")],
            [Span("Whoever orders now appears here.", .placeholder)],
        ]
    }

    /// What a person should know besides: why the figures are old, how a job ended, why the live totals
    /// don't answer.
    private func notes(width: Int, in context: DashboardContext, _ glyphs: Glyphs) -> [[Span]] {
        let failure = report.value == nil ? nil : report.failure
        let notes = [
            failure.map { FailureLine.spans($0, shownSince: report.loadedAt, glyphs) },
            totalsNote(in: context, glyphs), context.undoLine(of: id),
        ]
        return notes.compactMap(\.self).flatMap { LineWrapper.wrap($0, width: width) }
    }

    /// Why the live totals don't answer has happened after a job has gone well, and before one that failed.
    private func totalsNote(in context: DashboardContext, _ glyphs: Glyphs) -> [Span]? {
        let outcome = TotalsOutcome(jobs: context.jobs.records, at: context.now)
        guard outcome?.isFailure != true, let reason = reasonForDirect(in: context) else {
            return outcome?.spans(glyphs)
        }
        return FailureLine.unavailable(reason, glyphs)
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
