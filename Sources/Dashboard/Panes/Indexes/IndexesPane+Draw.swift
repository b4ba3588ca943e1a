import OrdersCore
import TerminalUI

extension IndexesPane {
    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle {
        var title = PaneTitle(trailing: trailing(in: context))
        title.list = arranged.words(glyphs)
        return title
    }

    private func trailing(in context: DashboardContext) -> [Span] {
        guard let shown = explained else {
            let isFailed = plan.failure != nil || list.failure != nil
            return [isFailed ? Span("error", .bad) : Span("loading", .dim)]
        }
        let report = [Span("report: ", .dim), Span(shown.access.rawValue, shown.access.style)]
        guard plan.isBehind(in: context), let loadedAt = plan.loadedAt else { return report }
        return report + [Span(", as of \(loadedAt.timeText)", .warning)]
    }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        let body = frame.body
        guard list.value != nil else {
            frame.write([words(body.glyphs)])
            return
        }
        let layout = layout(in: context, body.glyphs)
        var table = table(rows: layout.table.rows, in: context, body.glyphs)
        // Nothing else on the screen follows this selection: it matters only to the pane's own keys.
        if !context.isFocused { table.state.selected = nil }
        table.draw(on: body.sub(layout.table))
        context.view(of: IndexesPane.jobKinds)?.draw(on: body.sub(layout.job))
        body.sub(layout.notes).write(lines: notes(width: body.size.columns, in: context, body.glyphs))
        guard let rule = layout.rule else { return }
        frame.rule(
            row: rule, label: ruleLabel(body.glyphs) + (context.isFocused ? ruleKeys(context.keys) : []))
        body.sub(layout.plan).write(
            lines:
                planLines(rows: layout.plan.rows, body.size.columns, in: context, body.glyphs))
    }

    func layout(in context: DashboardContext, _ glyphs: Glyphs) -> IndexesLayout {
        let width = context.size.columns
        return IndexesLayout(
            context.size,
            .init(
                indexes: arranged.shown.count,
                job: context.view(of: IndexesPane.jobKinds)?.rows(width: width) ?? 0,
                notes: notes(width: width, in: context, glyphs).count,
                plan: planLines(rows: .max, width, in: context, glyphs).count))
    }

    private func words(_ glyphs: Glyphs) -> [Span] {
        list.failure.map { FailureLine.spans($0, shownSince: nil, glyphs) }
            ?? [Span("Reading the catalog.", .placeholder)]
    }

    /// What a person should know besides: what is missing, what a build has brought, what failed.
    private func notes(width: Int, in context: DashboardContext, _ glyphs: Glyphs) -> [[Span]] {
        let notes = [list.failure.map { FailureLine.spans($0, shownSince: list.loadedAt, glyphs) }]
        let more = [
            adviceLines(in: context, glyphs), comparison.map { $0.spans(glyphs) }, context.undoLine(of: id),
            missing(in: context, glyphs),
        ]
        return (notes + worseNotes(in: context, glyphs) + more).compactMap(\.self).filter { !$0.isEmpty }
            .flatMap { LineWrapper.wrap($0, width: width) }
    }

    private func missing(in context: DashboardContext, _ glyphs: Glyphs) -> [Span]? {
        guard watch.underWay.isEmpty, let index = advice.reportIndex else { return nil }
        return [
            Span("\(glyphs.hollowBullet) ", .warning), Span(index.name), Span(" is missing: ", .warning),
            Span("\(index.purpose). ", .dim), Span(context.keys(.buildIndex), .key), Span(" builds it", .dim),
        ]
    }

    private func ruleLabel(_ glyphs: Glyphs) -> [Span] {
        let name = Span("plan of \(shown.words)", .dim)
        guard shown == .top else {
            let access = plans[shown]?.access
            return [name] + (access.map { [Span(", "), Span($0.rawValue, $0.style)] } ?? [])
        }
        guard plan.failure == nil, explained != nil else { return [name] }
        guard let value = plan.value, value.nodes == explained?.nodes, let elapsed = value.elapsed else {
            return [name, Span(", measuring", .dim)]
        }
        return [name, Span(", "), Span(ElapsedText.text(elapsed, isASCII: glyphs.isASCII))]
    }

    /// What the keys of the plan do, where they work: the footer has no room for them.
    private func ruleKeys(_ keys: KeyNames) -> [Span] {
        [
            Span("  "), Span(keys(.nextPlan), .key), Span(" next  ", .dim),
            Span(keys(.wholePlan), .key), Span(" whole", .dim),
        ]
    }

    private func planLines(
        rows: Int, _ width: Int, in context: DashboardContext, _ glyphs: Glyphs
    ) -> [[Span]] {
        let failure = plan.failure.map { failure in
            LineWrapper.wrap(FailureLine.spans(failure, shownSince: plan.loadedAt, glyphs), width: width)
        }
        let steps = plans[shown].map {
            PlanText(plan: $0, width: width, wholeKey: context.keys(.wholePlan))
                .lines(rows: max(0, rows - (failure?.count ?? 0)), glyphs)
        }
        return (steps ?? []) + (failure ?? [])
    }
}
