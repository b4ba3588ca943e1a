import TerminalUI

/// A few things of which the person takes one, each with a word on it.
struct PickList: Sendable {
    struct Row: Hashable, Sendable {
        let name: String
        let detail: String
    }

    /// The titles of the two columns.
    let titles: (name: String, detail: String)
    let rows: [Row]
    private var position = ListState()

    init(_ titles: (name: String, detail: String), rows: [Row]) {
        self.titles = titles
        self.rows = rows
    }

    /// The selected row; nil when there is none.
    var selected: Int? { position.clamped(count: rows.count, height: 1).selected }

    /// Takes in an event in the coordinates of `frame`'s canvas; whether the selected row was asked for.
    mutating func receive(_ event: PartEvent, in frame: Rect) -> Bool {
        let height = TableView.height(in: frame.size)
        switch event {
        case .moved(let move): position.move(move, count: rows.count, height: height)
        case .scrolled(let steps): position.move(by: steps, count: rows.count, height: height)
        case .clicked(let point): select(point, frame, height)
        case .doubleClicked(let point): return select(point, frame, height)
        default: break
        }
        return false
    }

    @discardableResult
    private mutating func select(_ point: Point, _ frame: Rect, _ height: Int) -> Bool {
        let place = Point(column: point.column - frame.column, row: point.row - frame.row)
        guard let row = table.row(at: place, in: frame.size) else { return false }
        position.select(row, count: rows.count, height: height)
        return true
    }

    var table: TableView {
        let rows = rows
        let widest = (rows.map(\.name) + [titles.name]).map { TextWidth.columns(of: $0) }.max() ?? 0
        return TableView(
            columns: [
                TableColumn(titles.name, width: .fixed(min(28, widest)), priority: 2),
                TableColumn(titles.detail, width: .flexible(minimum: 8), priority: 1),
            ],
            count: rows.count, state: position
        ) { [[Span(rows[$0].name)], [Span(rows[$0].detail, .dim)]] }
    }
}
