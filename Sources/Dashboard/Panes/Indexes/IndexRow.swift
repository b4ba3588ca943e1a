import OrdersCore
import TerminalUI

/// An index as a row of the table.
struct IndexRow {
    let index: IndexInfo
    let findings: [IndexFinding]
    let size: String
    /// How many columns the pane has.
    let room: Int
    let glyphs: Glyphs

    /// Names get their width where they aren't unusually long; more is told where there is room to spare.
    static func columns(for indexes: [IndexInfo], room: Int) -> [TableColumn] {
        let widest = indexes.prefix(200).map { TextWidth.columns(of: $0.name) }.max() ?? 0
        let name = TableColumn.Width.flexible(minimum: min(24, max(12, widest)), weight: 1)
        return [
            TableColumn("", width: .fixed(1), priority: 9), TableColumn("index", width: name, priority: 10),
            TableColumn("size", width: .fixed(7), align: .trailing, priority: 5),
        ] + (room < wide ? [] : [TableColumn("rows", width: .fixed(9), align: .trailing, priority: 3)])
            + [TableColumn("use", width: .flexible(minimum: 10, weight: 2), priority: 7)]
            + (room < wide
                ? [] : [TableColumn("columns", width: .flexible(minimum: 10, weight: 2), priority: 4)])
            + (room < IndexRow.middling ? [] : [TableColumn("table", width: .fixed(18), priority: 1)])
    }

    private static let middling = 76
    private static let wide = 96

    var cells: [[Span]] {
        let isUsed = !index.usedBy.isEmpty
        let bullet = isUsed ? Span(glyphs.filledBullet, .good) : Span(glyphs.hollowBullet, .dim)
        let rows = [Span(index.rows.map { $0.words(glyphs) } ?? "-")]
        let keys = [Span(index.keys.map(\.text).joined(separator: ", "), .dim)]
        return [[bullet], [Span(index.name)], [Span(size)]] + (room < IndexRow.wide ? [] : [rows])
            + [IndexUse(index: index, findings: findings).spans] + (room < IndexRow.wide ? [] : [keys])
            + (room < IndexRow.middling ? [] : [[Span(index.table, .dim)]])
    }
}

extension RowFigure {
    /// `9,999`, and with a sign where it is an estimate: `~10.0 M`.
    func words(_ glyphs: Glyphs) -> String {
        (isExact ? "" : "~") + CompactCount.text(rows)
    }
}
