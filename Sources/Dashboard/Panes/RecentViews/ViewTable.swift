import OrdersCore
import TerminalUI

/// Recent views as a table, with times that tick.
struct ViewTable {
    let list: Listing<RecentView, Product.ID>
    let now: Instant

    /// - Parameter height: how many rows there is room for below the header.
    func table(height: Int, emptyText: String = "") -> TableView {
        let money = list.rows.map { TextWidth.columns(of: $0.product.price.grouped) }.max() ?? 0
        let (views, now) = (list.shownRows, now)
        return TableView(
            columns: [
                TableColumn("viewed", width: .fixed(8), align: .trailing, priority: 5),
                TableColumn("product", width: .flexible(minimum: 10), priority: 9),
                TableColumn("price", width: .fixed(max(5, money)), align: .trailing, priority: 4),
            ],
            count: views.count, state: list.state(height: height), sort: list.sort,
            marked: list.markedPlaces,
            emptyText: list.rows.isEmpty ? emptyText : "No view holds these words; Esc shows all.",
            row: { index in
                let view = views[index]
                return [
                    [Span(RelativeTime.text(view.viewedAt, at: now), .dim)], [Span(view.product.name)],
                    [Span(view.product.price.grouped, .money)],
                ]
            })
    }

    /// Who looks at the newest goes on seeing the newest.
    static let traits = ListTraits<RecentView, Product.ID>(
        key: \.product.id,
        columns: [
            .init(title: "viewed", startsAscending: false) { .number($0.viewedAt) },
            .init(title: "product") { .text($0.product.name) },
            .init(title: "price", startsAscending: false) { .number($0.product.price) },
        ],
        own: ("viewed", false),
        texts: { [$0.product.name, "\($0.product.id)"] }, followsTop: true)
}
