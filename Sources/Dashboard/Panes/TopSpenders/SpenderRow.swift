import OrdersCore
import TerminalUI

/// A spender with their place in the report, as a row of the table.
struct SpenderRow: Hashable, Sendable {
    /// The place in the report, from 1 on; it stays however the list is sorted.
    let rank: Int
    let spender: Spender

    static let barWidth = 6

    /// - Parameter top: the greatest sum in the table, in minor units.
    func cells(top: Int64, _ glyphs: Glyphs) -> [[Span]] {
        [
            [Span("\(rank)", .dim)], [Span(spender.user.username)], [Span(spender.user.email, .dim)],
            [Span(spender.totalOrders.grouped)], [Span(spender.totalSpent.grouped, .money)],
            bar(top: top, glyphs),
        ]
    }

    private func bar(top: Int64, _ glyphs: Glyphs) -> [Span] {
        let share = top > 0 ? Double(spender.totalSpent.minorUnits) / Double(top) : 0
        return BarView(share).spans(width: SpenderRow.barWidth, glyphs: glyphs)
    }

    static func columns(for rows: [SpenderRow]) -> [TableColumn] {
        let money = rows.map { TextWidth.columns(of: $0.spender.totalSpent.grouped) }.max() ?? 0
        return [
            TableColumn("#", width: .fixed(2), align: .trailing, priority: 8),
            TableColumn("user", width: .flexible(minimum: 8, weight: 2), priority: 9),
            TableColumn("email", width: .flexible(minimum: 12, weight: 3), priority: 2),
            TableColumn("orders", width: .fixed(6), align: .trailing, priority: 4),
            TableColumn("spent", width: .fixed(max(5, money)), align: .trailing, priority: 9),
            TableColumn("", width: .fixed(barWidth), priority: 1),
        ]
    }

    static let traits = ListTraits<SpenderRow, User.ID>(
        key: \.spender.user.id,
        columns: [
            .init(title: "#") { .number(Int64($0.rank)) },
            .init(title: "user") { .text($0.spender.user.username) },
            .init(title: "email") { .text($0.spender.user.email) },
            .init(title: "orders", startsAscending: false) { .number(Int64($0.spender.totalOrders)) },
            .init(title: "spent", startsAscending: false) { .number($0.spender.totalSpent) },
        ],
        own: ("#", true),
        texts: { [$0.spender.user.username, $0.spender.user.email, "\($0.spender.user.id)"] },
        selectionIsElsewhere: true)
}
