import OrdersCore
import TerminalUI

// The list, whose selection is the user that the whole dashboard looks at.
extension TopSpendersPane {
    var arrangedList: (any ArrangedList)? { list }

    /// What the person does with the list.
    mutating func arrange(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let frame = layout(in: context, .unicode).table
        let reaction = list.receive(event, table: table(rows: frame.rows, .unicode), in: frame)
        let user = list.selectedRow(height: TableView.height(in: frame.size))?.spender.user
        switch reaction {
        case .quiet: return []
        case .told(let notice): return [.notify(notice)]
        case .selected: return user.map { [.selectUser($0)] } ?? []
        case .opened: return user.map { [.selectUser($0)] + open($0) } ?? []
        }
    }

    /// - Parameter rows: how many rows the table has with its header.
    func table(rows: Int, _ glyphs: Glyphs) -> TableView {
        let shown = list.shownRows
        let top = list.rows.map(\.spender.totalSpent.minorUnits).max() ?? 0
        return TableView(
            columns: SpenderRow.columns(for: list.rows), count: shown.count,
            state: list.state(height: TableView.height(in: Size(columns: 1, rows: rows))), sort: list.sort,
            marked: list.markedPlaces, emptyText: "No spender holds these words; Esc shows all.",
            row: { shown[$0].cells(top: top, glyphs) })
    }

    func data(in context: DashboardContext) -> ListData? {
        report.value.map { ListData(list, name: "top-spenders", document: OutputDocument($0)) }
    }
}
