import OrdersCore
import TerminalUI

// The plans of all known queries, of which one is shown.
extension IndexesPane {
    /// The report's newest plan.
    var explained: QueryPlan? { plans[.top] }

    mutating func take(_ new: [QueryPlan]) {
        plans = Dictionary(new.map { ($0.query, $0) }) { first, _ in first }
        planWatch.follow(new)
        if plans[shown] == nil { shown = .top }
    }

    /// The plan that was shown counts as looked at. Those that have become worse come first.
    mutating func showNextPlan() {
        planWatch.looked(at: shown)
        shown = planWatch.changes.first?.query ?? next(after: shown)
    }

    mutating func openPlan() -> [Output<Message>] {
        planWatch.looked(at: shown)
        return [.open(PlanDialog(query: shown, plan: plans[shown], catalog: catalog))]
    }

    private func next(after query: KnownQuery) -> KnownQuery {
        let there = KnownQuery.allCases.filter { plans[$0] != nil }
        guard let place = there.firstIndex(of: query) else { return .top }
        return there[(place + 1) % there.count]
    }

    /// What has become worse, and what to do about it.
    func worseNotes(in context: DashboardContext, _ glyphs: Glyphs) -> [[Span]] {
        planWatch.changes.map { change in
            [
                Span("\(glyphs.cross) ", .bad), Span("worse plan: ", .bad), Span(change.words + ". "),
                Span(context.keys(.nextPlan), .key), Span(" looks at it", .dim),
            ]
        }
    }
}
