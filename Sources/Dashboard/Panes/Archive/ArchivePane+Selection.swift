import OrdersCore
import TerminalUI

// The selected run, which is kept as a job's number and shown as a row.
extension ArchivePane {
    func listState(in context: DashboardContext) -> ListState {
        let runs = runs(in: context)
        let row = runs.firstIndex { $0.id == selected } ?? 0
        return ListState(selected: row, offset: offset)
            .clamped(count: runs.count, height: layout(in: context, .unicode).runs.rows)
    }

    mutating func select(
        in context: DashboardContext, _ move: (inout ListState, _ count: Int, _ height: Int) -> Void
    ) {
        let runs = runs(in: context)
        var state = listState(in: context)
        move(&state, runs.count, layout(in: context, .unicode).runs.rows)
        offset = state.offset
        selected = state.selected.map { runs[$0].id }
    }

    mutating func click(_ point: Point, in context: DashboardContext) {
        let (runs, list) = (runs(in: context), layout(in: context, .unicode).runs)
        let row = listState(in: context).offset + point.row - list.row
        guard list.contains(point), runs.indices.contains(row) else { return }
        selected = runs[row].id
    }

    func copiedText(in context: DashboardContext) -> CopiedText? {
        let runs = runs(in: context)
        guard let row = listState(in: context).selected, runs.indices.contains(row) else { return nil }
        let run = runs[row]
        let values = [
            "\(run.id)", run.draft.title, "\(run.rowsDone)", context.jobs.phase(of: run).rawValue,
            run.updatedAt.iso8601, run.message ?? "",
        ]
        return CopiedText(name: "the row", text: values.joined(separator: "\t"))
    }

    func data(in context: DashboardContext) -> ListData? {
        guard let months = months.value else { return nil }
        let table = OutputTable(
            columns: [.text("month"), .number("main"), .number("archive")],
            rows: months.map { [.text($0.text), .integer($0.main), .integer($0.archive)] })
        return ListData(name: "orders-per-month", document: OutputDocument(rows: table))
    }
}

extension MonthCount {
    /// `2026-11`.
    var text: String {
        "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
}
