import OrdersCore
import TerminalUI

/// An index as a row of the table.
struct IndexRow {
    let index: IndexInfo
    let size: String
    let glyphs: Glyphs

    /// Names get their width where they aren't unusually long; the table is named where there is room to spare.
    static func columns(for indexes: [IndexInfo], room: Int) -> [TableColumn] {
        let widest = indexes.prefix(200).map { TextWidth.columns(of: $0.name) }.max() ?? 0
        let name = TableColumn.Width.flexible(minimum: min(24, max(12, widest)), weight: 1)
        return [
            TableColumn("", width: .fixed(1), priority: 9), TableColumn("index", width: name, priority: 10),
            TableColumn("size", width: .fixed(7), align: .trailing, priority: 5),
            TableColumn("use", width: .flexible(minimum: 10, weight: 2), priority: 7),
        ] + (room < 76 ? [] : [TableColumn("table", width: .fixed(18), priority: 1)])
    }

    var cells: [[Span]] {
        let isUsed = !index.usedBy.isEmpty
        let use = isUsed ? Span("used ", .good) : Span("never used ", .dim)
        return [
            [isUsed ? Span(glyphs.filledBullet, .good) : Span(glyphs.hollowBullet, .dim)],
            [Span(index.name)], [Span(size)],
            [use, Span(IndexUse.words(index), .dim)], [Span(index.table, .dim)],
        ]
    }
}
