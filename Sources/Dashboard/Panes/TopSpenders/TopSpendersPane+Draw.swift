import OrdersCore
import TerminalUI

extension TopSpendersPane {
    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle {
        var title = PaneTitle(detail: context.windowWords, alternatives: trailing(in: context, glyphs))
        title.list = list.words(glyphs)
        return title
    }

    private func trailing(in context: DashboardContext, _ glyphs: Glyphs) -> [[Span]] {
        guard let value = report.value else {
            return [[report.failure == nil ? Span("loading", .dim) : Span("error", .bad)]]
        }
        let words = ReportTitle(
            source: value.source, choice: choice, freshness: freshness(of: value, in: context),
            elapsed: value.elapsed
        ).alternatives(glyphs)
        // Whoever presses a key sees that it was heard, however long the answer takes.
        return report.isAsked ? words.map { [Span("\(glyphs.ellipsis) ", .dim)] + $0 } + words : words
    }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        let body = frame.body
        let layout = layout(in: context, body.glyphs)
        drawSpenders(on: body.sub(layout.table), in: context)
        context.view(of: TopSpendersPane.totalsJobs)?.draw(on: body.sub(layout.job))
        body.sub(layout.notes).write(lines: notes(width: body.size.columns, in: context, body.glyphs))
        guard let rule = layout.rule, !list.rows.isEmpty else { return }
        frame.rule(row: rule, label: ruleLabel)
        SpendingChart(days: days).draw(on: body.sub(layout.chart))
        guard let rule = layout.latencyRule else { return }
        let picture = LatencyPicture(context.latency, width: layout.latency.columns, body.glyphs)
        frame.rule(row: rule, label: picture.label)
        picture.draw(on: body.sub(layout.latency))
    }

    func layout(in context: DashboardContext, _ glyphs: Glyphs) -> TopSpendersLayout {
        let width = context.size.columns
        return TopSpendersLayout(
            context.size, job: context.view(of: TopSpendersPane.totalsJobs)?.rows(width: width) ?? 0,
            notes: notes(width: width, in: context, glyphs).count)
    }

    private func drawSpenders(on canvas: Canvas, in context: DashboardContext) {
        guard list.rows.isEmpty else {
            return table(rows: canvas.size.rows, canvas.glyphs).draw(on: canvas)
        }
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
}
