import OrdersCore
import TerminalUI

/// An index as a row of the table.
struct IndexRow {
    let entry: IndexEntry
    let size: String
    /// How many columns the pane has.
    let room: Int
    let glyphs: Glyphs

    /// Names get their width where they aren't unusually long; more is told where there is room to spare.
    static func columns(for indexes: [IndexInfo], room: Int) -> [TableColumn] {
        let widest = indexes.prefix(200).map { TextWidth.columns(of: $0.name) }.max() ?? 0
        let name = TableColumn.Width.flexible(minimum: min(24, max(12, widest)), weight: 1)
        let weight = isWide(room) ? 3 : 2
        let all = [
            TableColumn("", width: .fixed(1), priority: 9), TableColumn("index", width: name, priority: 10),
            TableColumn("size", width: .fixed(7), align: .trailing, priority: 5),
            TableColumn("rows", width: .fixed(8), align: .trailing, priority: 3),
            TableColumn("use", width: .flexible(minimum: 10, weight: weight), priority: 7),
            TableColumn("columns", width: .flexible(minimum: 10, weight: weight), priority: 4),
            TableColumn("table", width: .fixed(18), priority: 1),
        ]
        return shown(all, room: room)
    }

    var cells: [[Span]] {
        let index = entry.index
        let isUsed = !index.usedBy.isEmpty
        let bullet = isUsed ? Span(glyphs.filledBullet, .good) : Span(glyphs.hollowBullet, .dim)
        let rows = Span(index.rows?.words ?? "-")
        let keys = Span(index.columnsText, .dim)
        let all = [
            [bullet], [Span(index.name)], [Span(size)], [rows],
            entry.use.spans, [keys], [Span(index.table, .dim)],
        ]
        return IndexRow.shown(all, room: room)
    }

    /// Where there is less room, an index is told by name, size and use.
    private static func shown<Value>(_ all: [Value], room: Int) -> [Value] {
        isWide(room) ? all : [all[0], all[1], all[2], all[4]]
    }

    private static func isWide(_ room: Int) -> Bool { room >= 96 }
}

extension RowFigure {
    /// `9,999`, and with a sign where it is an estimate: `~10.0 M`.
    fileprivate var words: String { (isExact ? "" : "~") + CompactCount.text(rows) }
}
