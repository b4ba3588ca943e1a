import OrdersCore
import TerminalUI

extension ArchivePane {
    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle {
        PaneTitle(detail: "older than \(policy.olderThan.words)", trailing: trailing(in: context))
    }

    private func trailing(in context: DashboardContext) -> [Span] {
        if let run = context.jobs.unfinished(of: ArchivePane.jobKinds) {
            let phase = context.jobs.phase(of: run)
            return [Span(phase.rawValue, phase.style)]
        }
        guard status.value != nil else {
            return [status.failure == nil ? Span("loading", .dim) : Span("error", .bad)]
        }
        if let last = runs(in: context).first, last.state == .failed {
            return [Span(last.draft.kind == .archiveVerify ? "verifying failed" : "last run failed", .bad)]
        }
        if status.value?.trouble != nil { return [Span("archive in trouble", .bad)] }
        guard status.isBehind(in: context), let loadedAt = status.loadedAt else {
            return [Span("idle", .dim)]
        }
        return [Span("as of \(loadedAt.timeText)", .warning)]
    }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        let body = frame.body
        let (glyphs, width) = (body.glyphs, body.size.columns)
        let layout = layout(in: context, glyphs)
        body.sub(layout.figures).write(lines: head(width: width, glyphs))
        body.sub(layout.details).write(lines: details)
        context.view(of: ArchivePane.jobKinds)?.draw(on: body.sub(layout.run))
        body.sub(layout.notes).write(lines: notes(width: width, in: context, glyphs))
        drawChart(layout, on: frame)
        drawRuns(layout, on: frame, in: context)
    }

    func layout(in context: DashboardContext, _ glyphs: Glyphs) -> ArchiveLayout {
        let width = context.size.columns
        return ArchiveLayout(
            context.size,
            .init(
                figures: head(width: width, glyphs).count, details: details.count,
                run: context.view(of: ArchivePane.jobKinds)?.rows(width: width) ?? 0,
                notes: notes(width: width, in: context, glyphs).count,
                hasChart: months.value?.isEmpty == false, runs: listedRuns(in: context)))
    }

    /// A run under way that is the only one is seen above; it needs no list.
    private func listedRuns(in context: DashboardContext) -> Int {
        let runs = runs(in: context)
        return runs.allSatisfy { !$0.state.isFinal } ? 0 : runs.count
    }

    /// The figures, or what stands there while there are none.
    private func head(width: Int, _ glyphs: Glyphs) -> [[Span]] {
        if let figures { return FlowText.lines(figures.facts, width: width) }
        return status.failure == nil ? [[Span("Counting main and archive.", .placeholder)]] : []
    }

    /// Where the orders lie, as counted: not while a run changes it.
    private var details: [[Span]] {
        guard let value = status.value, tally.archived == 0 else { return [] }
        return HoldingText(status: value).lines
    }

    private func notes(width: Int, in context: DashboardContext, _ glyphs: Glyphs) -> [[Span]] {
        let reason = context.availability(.moveOrders).reason ?? context.availability(.runJobs).reason
        let failures = [(status.failure, status.loadedAt), (months.failure, months.loadedAt)]
        let notes =
            failures.map { failure, loadedAt in
                failure.map { FailureLine.spans($0, shownSince: loadedAt, glyphs) }
            } + [
                reason.map { FailureLine.unavailable($0, glyphs) }, trouble(glyphs), nothingYet(glyphs),
                context.undoLine(of: id),
            ]
        return notes.compactMap(\.self).flatMap { LineWrapper.wrap($0, width: width) }
    }

    /// Why the archive couldn't be counted, while main could.
    private func trouble(_ glyphs: Glyphs) -> [Span]? {
        status.value?.trouble.map { FailureLine.unavailable($0, glyphs) }
    }

    /// A database without orders.
    private func nothingYet(_ glyphs: Glyphs) -> [Span]? {
        guard let value = status.value, value.trouble == nil, value.main.rows == 0, value.archive.rows == 0,
            figures?.main == 0
        else { return nil }
        return [
            Span("No orders yet; those older than \(policy.olderThan.words) can be archived.", .placeholder)
        ]
    }

    private func drawChart(_ layout: ArchiveLayout, on frame: PaneFrame) {
        guard let rule = layout.chartRule, let months = months.value else { return }
        let chart = MonthChart(months, width: layout.chart.columns)
        // The line's ends and blanks take three columns of the room.
        frame.rule(row: rule, label: chart.label(width: layout.chart.columns - 3, frame.body.glyphs))
        chart.draw(on: frame.body.sub(layout.chart))
    }

    private func drawRuns(_ layout: ArchiveLayout, on frame: PaneFrame, in context: DashboardContext) {
        guard let rule = layout.runsRule else { return }
        frame.rule(row: rule, label: [Span("runs", .dim)])
        let lines = runs(in: context).map { run in
            RunLine(run: run, phase: context.jobs.phase(of: run), now: context.now).spans(frame.body.glyphs)
        }
        var state = listState(in: context)
        if !context.isFocused { state.selected = nil }
        ListView(lines: lines, state: state).draw(on: frame.body.sub(layout.runs))
    }
}
