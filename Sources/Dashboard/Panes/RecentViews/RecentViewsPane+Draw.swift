import OrdersCore
import TerminalUI

extension RecentViewsPane {
    func title(in context: DashboardContext, glyphs: Glyphs) -> PaneTitle {
        PaneTitle(detail: user?.username ?? "", trailing: trailing(in: context))
    }

    private func trailing(in context: DashboardContext) -> [Span] {
        guard context.availability(.listViews) == .available else { return [Span("not here", .dim)] }
        guard list.value != nil else {
            if list.failure != nil { return [Span("error", .bad)] }
            return user == nil ? [] : [Span("loading", .dim)]
        }
        let count = Span("\(count) of \(RecentViewsPane.limit)", .dim)
        guard list.isBehind(in: context), let loadedAt = list.loadedAt else { return [count] }
        return [count, Span(", ", .dim), Span("as of \(loadedAt.timeText)", .warning)]
    }

    func draw(on frame: PaneFrame, in context: DashboardContext) {
        let glyphs = frame.body.glyphs
        if case .unavailable(let reason) = context.availability(.listViews) {
            frame.write([FailureLine.unavailable(reason, glyphs)])
        } else if let views = list.value, !views.isEmpty {
            drawTable(views, on: frame, in: context)
        } else {
            frame.write(words(glyphs))
        }
    }

    /// What stands there while there are no views.
    private func words(_ glyphs: Glyphs) -> [[Span]] {
        if let failure = list.failure { return [FailureLine.spans(failure, shownSince: nil, glyphs)] }
        guard let user else { return [[Span("Select a spender, or press / to find a user.", .placeholder)]] }
        guard list.value != nil else {
            return [[Span("Reading what \(user.username) looked at.", .placeholder)]]
        }
        return [
            [Span("\(user.username) hasn't looked at anything yet.")],
            [Span("Each product they look at appears here, the newest first.", .placeholder)],
        ]
    }

    private func drawTable(_ views: [RecentView], on frame: PaneFrame, in context: DashboardContext) {
        let body = frame.body
        let failure = list.failure.map {
            FailureLine.spans($0, shownSince: list.loadedAt, body.glyphs)
        }
        let parts = body.bounds.splitRows(.part(1), .cells(failure == nil ? 0 : 1))
        ViewTable(views: views, now: context.shownNow).table(state: position).draw(on: body.sub(parts[0]))
        body.write(spans: failure ?? [], at: Point(column: 0, row: parts[1].row), width: parts[1].columns)
    }

    func copyText(in context: DashboardContext) -> String? {
        let row = position.clamped(count: count, height: height(in: context)).selected
        return row.flatMap { list.value?[$0] }.map { fields($0).joined(separator: "\t") }
    }

    func export(in context: DashboardContext) -> PaneExport? {
        guard let views = list.value else { return nil }
        return PaneExport(
            name: "recent-views", header: ["product_id", "name", "price", "viewed_at"],
            rows: views.map(fields))
    }

    private func fields(_ view: RecentView) -> [String] {
        ["\(view.product.id)", view.product.name, view.product.price.plain, view.viewedAt.iso8601]
    }
}
