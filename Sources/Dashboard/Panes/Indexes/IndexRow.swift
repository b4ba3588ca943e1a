import OrdersCore
import TerminalUI

/// An index as a row of the table.
struct IndexRow {
    let index: IndexInfo
    let size: String
    let glyphs: Glyphs

    static let columns = [
        TableColumn("", width: .fixed(1), priority: 9),
        TableColumn("index", width: .flexible(minimum: 12, weight: 3), priority: 10),
        TableColumn("table", width: .flexible(minimum: 18, weight: 1), priority: 1),
        TableColumn("size", width: .fixed(7), align: .trailing, priority: 5),
        TableColumn("", width: .fixed(10), priority: 7),
        TableColumn("for", width: .flexible(minimum: 17, weight: 2), priority: 3),
    ]

    var cells: [[Span]] {
        let isUsed = !index.usedBy.isEmpty
        return [
            [isUsed ? Span(glyphs.filledBullet, .good) : Span(glyphs.hollowBullet, .dim)],
            [Span(index.name)], [Span(index.table, .dim)], [Span(size)],
            [isUsed ? Span("used", .good) : Span("never used", .dim)], [Span(IndexUse.words(index), .dim)],
        ]
    }
}
