import OrdersCore
import TerminalUI

extension RecentViewsPane {
    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle {
        var title = PaneTitle(detail: shown?.user.username ?? "", trailing: trailing(in: context))
        title.list = list.words(glyphs)
        return title
    }

    private func trailing(in context: DashboardContext) -> [Span] {
        guard context.availability(.listViews) == .available else { return [Span("not here", .dim)] }
        guard let answer = shown?.answer else { return [] }
        guard answer.value != nil else {
            return [answer.failure == nil ? Span("loading", .dim) : Span("error", .bad)]
        }
        let count = Span("\(list.rows.count) of \(RecentViewsPane.limit)", .dim)
        guard answer.isBehind(in: context), let loadedAt = answer.loadedAt else { return [count] }
        return [count, Span(", ", .dim), Span("as of \(loadedAt.timeText)", .warning)]
    }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        let glyphs = frame.body.glyphs
        if case .unavailable(let reason) = context.availability(.listViews) {
            frame.write([FailureLine.unavailable(reason, glyphs)])
        } else if !list.rows.isEmpty {
            drawTable(on: frame, in: context)
        } else {
            frame.write(words(glyphs))
        }
    }

    /// What stands there while there are no views.
    private func words(_ glyphs: Glyphs) -> [[Span]] {
        guard let shown else {
            return [[Span("Select a spender, or press / to find a user.", .placeholder)]]
        }
        let (user, answer) = (shown.user, shown.answer)
        if let failure = answer.failure { return [FailureLine.spans(failure, shownSince: nil, glyphs)] }
        guard answer.value != nil else {
            return [[Span("Reading what \(user.username) looked at.", .placeholder)]]
        }
        return [
            [Span("\(user.username) hasn't looked at anything yet.")],
            [Span("Each product they look at appears here, the newest first.", .placeholder)],
        ]
    }

    private func drawTable(on frame: PaneFrame, in context: DashboardContext) {
        let body = frame.body
        let failure = shown?.answer.failure.map {
            FailureLine.spans($0, shownSince: shown?.answer.loadedAt, body.glyphs)
        }
        let parts = body.bounds.splitRows(.part(1), .cells(failure == nil ? 0 : 1))
        table(in: context).draw(on: body.sub(parts[0]))
        body.write(spans: failure ?? [], at: Point(column: 0, row: parts[1].row), width: parts[1].columns)
    }

    var arrangedList: (any ArrangedList)? { list }

    func data(in context: DashboardContext) -> ListData? {
        shown?.answer.value.map { ListData(list, name: "recent-views", document: OutputDocument($0)) }
    }
}
