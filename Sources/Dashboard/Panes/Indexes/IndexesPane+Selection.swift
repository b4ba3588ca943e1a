import OrdersCore
import TerminalUI

// The selection, which is kept as a name and shown as a row.
extension IndexesPane {
    var indexes: [IndexInfo] { list.value ?? [] }

    /// The selected index; nil while there is none.
    var selectedIndex: IndexInfo? {
        indexes.first { $0.name == selected } ?? indexes.first
    }

    func listState(in context: DashboardContext) -> ListState {
        let row = indexes.firstIndex { $0.name == selected } ?? 0
        return ListState(selected: row, offset: offset)
            .clamped(count: indexes.count, height: height(in: context))
    }

    private func height(in context: DashboardContext) -> Int {
        TableView.height(in: layout(in: context, .unicode).table.size)
    }

    mutating func select(
        in context: DashboardContext, _ move: (inout ListState, _ count: Int, _ height: Int) -> Void
    ) {
        var state = listState(in: context)
        move(&state, indexes.count, height(in: context))
        offset = state.offset
        selected = state.selected.map { indexes[$0].name }
    }

    mutating func click(_ point: Point, in context: DashboardContext) {
        let table = layout(in: context, .unicode).table
        let row = listState(in: context).offset + point.row - (table.rows - height(in: context))
        guard table.contains(point), point.row >= table.rows - height(in: context),
            indexes.indices.contains(row)
        else { return }
        selected = indexes[row].name
    }

    /// When the selected index goes, the selection passes to the one that takes its place.
    mutating func keepSelection(_ change: (inout IndexesPane) -> Void) {
        let row = indexes.firstIndex { $0.name == selected }
        change(&self)
        guard let row, !indexes.contains(where: { $0.name == selected }) else { return }
        selected = indexes.isEmpty ? nil : indexes[min(row, indexes.count - 1)].name
    }

    func copyText(in context: DashboardContext) -> String? {
        selectedIndex.map { fields($0).joined(separator: "\t") }
    }

    func export(in context: DashboardContext) -> PaneExport? {
        guard list.value != nil else { return nil }
        return PaneExport(
            name: "indexes",
            header: [
                "name", "table", "columns", "bytes", "used_by", "definition", "rows", "statistics_rows",
                "findings",
            ],
            rows: indexes.map(fields))
    }

    private func fields(_ index: IndexInfo) -> [String] {
        [
            index.name, index.table, index.columns.joined(separator: " "),
            knownSizes[index.name].map { "\($0)" } ?? "",
            index.usedBy.map(\.rawValue).joined(separator: " "), index.statement ?? "",
            index.rows.map { "\($0.rows)" } ?? "", index.statistics.map { "\($0.rows)" } ?? "",
            findings[index.name].map(\.words).joined(separator: "; "),
        ]
    }
}
