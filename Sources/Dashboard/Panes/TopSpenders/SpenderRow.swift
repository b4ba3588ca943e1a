import OrdersCore
import TerminalUI

/// A spender as a row of the table.
struct SpenderRow {
    let rank: Int
    let spender: Spender
    /// The greatest sum in the table, in minor units.
    let top: Int64
    let glyphs: Glyphs

    static let barWidth = 6

    init(rank: Int, _ spender: Spender, top: Int64, _ glyphs: Glyphs) {
        self.glyphs = glyphs
        self.rank = rank
        self.spender = spender
        self.top = top
    }

    var cells: [[Span]] {
        [
            [Span("\(rank)", .dim)], [Span(spender.user.username)], [Span(spender.user.email, .dim)],
            [Span(spender.totalOrders.grouped)], [Span(spender.totalSpent.grouped, .money)], bar,
        ]
    }

    private var bar: [Span] {
        let share = top > 0 ? Double(spender.totalSpent.minorUnits) / Double(top) : 0
        return BarView(share).spans(width: SpenderRow.barWidth, glyphs: glyphs)
    }
}
