import OrdersCore
import TerminalUI

/// A user's orders as a table.
struct OrderTable {
    let list: Listing<OrderHistoryPage.Row, Order.ID>

    /// - Parameter height: how many rows there is room for below the header.
    func table(height: Int, emptyText: String) -> TableView {
        let rows = list.shownRows
        return TableView(
            columns: [
                TableColumn("created (UTC)", width: .fixed(19), priority: 8),
                TableColumn("order", width: .flexible(minimum: 8), align: .trailing, priority: 5),
                TableColumn("status", width: .flexible(minimum: 9), priority: 4),
                TableColumn("place", width: .fixed(7), priority: 3),
                TableColumn("total", width: .fixed(max(7, totalWidth)), align: .trailing, priority: 9),
            ],
            count: rows.count, state: list.state(height: height), sort: list.sort,
            marked: list.markedPlaces,
            emptyText: list.rows.isEmpty ? emptyText : "No order holds these words; Esc shows all.",
            row: { OrderTable.cells(rows[$0]) })
    }

    /// The greatest and the least total are the widest, and finding them costs little in a long list.
    private var totalWidth: Int {
        let totals = list.rows.lazy.map(\.order.total)
        let extremes = [
            totals.max { $0.minorUnits < $1.minorUnits }, totals.min { $0.minorUnits < $1.minorUnits },
        ]
        return extremes.compactMap { $0?.grouped.count }.max() ?? 0
    }

    private static func cells(_ row: OrderHistoryPage.Row) -> [[Span]] {
        let order = row.order
        return [
            [Span(order.createdAt.spoken, .dim)], [Span("\(order.id)")], [Span(order.status ?? "")],
            [Span(row.place.rawValue, .dim)], [Span(order.total.grouped, .money)],
        ]
    }

    static let traits = ListTraits<OrderHistoryPage.Row, Order.ID>(
        key: \.order.id,
        columns: [
            .init(title: "created (UTC)", startsAscending: false) { .number($0.order.createdAt) },
            .init(title: "order") { .id($0.order.id.value) },
            .init(title: "status") { $0.order.status.map { .text($0) } ?? .missing },
            .init(title: "place") { .text($0.place.rawValue) },
            .init(title: "total", startsAscending: false) { .number($0.order.total) },
        ],
        own: ("created (UTC)", false),
        texts: {
            [
                "\($0.order.id)", $0.order.status ?? "", $0.place.rawValue, $0.order.createdAt.spoken,
                $0.order.total.plain, $0.order.total.grouped,
            ]
        },
        followsTop: true)
}

extension Instant {
    /// `2026-11-22 12:31:07`.
    var spoken: String { "\(dateText) \(timeText)" }
}
