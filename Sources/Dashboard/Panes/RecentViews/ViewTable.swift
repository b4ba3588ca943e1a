import OrdersCore
import TerminalUI

/// Recent views as a table, with times that tick.
struct ViewTable {
    let views: [RecentView]
    let now: Instant

    func table(state: ListState, emptyText: String = "") -> TableView {
        let money = views.map { TextWidth.columns(of: $0.product.price.grouped) }.max() ?? 0
        let (views, now) = (views, now)
        return TableView(
            columns: [
                TableColumn("viewed", width: .fixed(8), align: .trailing, priority: 5),
                TableColumn("product", width: .flexible(minimum: 10), priority: 9),
                TableColumn("price", width: .fixed(max(5, money)), align: .trailing, priority: 4),
            ],
            count: views.count, state: state, emptyText: emptyText,
            row: { index in
                let view = views[index]
                return [
                    [Span(RelativeTime.text(view.viewedAt, at: now), .dim)], [Span(view.product.name)],
                    [Span(view.product.price.grouped, .money)],
                ]
            })
    }
}
