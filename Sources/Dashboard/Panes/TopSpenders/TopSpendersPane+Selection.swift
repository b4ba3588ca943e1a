import OrdersCore
import TerminalUI

// The selection, which is kept as a user and shown as a row.
extension TopSpendersPane {
    var spenders: [Spender] { report.value?.spenders ?? [] }

    /// The row of the selected user and the first row seen; no row when they aren't in the list.
    func listState(in context: DashboardContext) -> ListState {
        let row = selected.flatMap { user in spenders.firstIndex { $0.user.id == user.id } }
        return ListState(selected: row, offset: offset)
            .clamped(count: spenders.count, height: height(in: context))
    }

    private func height(in context: DashboardContext) -> Int {
        TableView.height(in: layout(in: context, .unicode).table.size)
    }

    /// Moves the selection and says whose row it is now.
    mutating func select(
        in context: DashboardContext, _ move: (inout ListState, _ count: Int, _ height: Int) -> Void
    ) -> [Output<Message>] {
        var list = listState(in: context)
        // From nowhere, any step leads to the first row.
        if list.selected == nil { list.selected = -1 }
        move(&list, spenders.count, height(in: context))
        offset = list.offset
        guard let row = list.selected, spenders.indices.contains(row) else { return [] }
        return [.selectUser(spenders[row].user)]
    }

    /// Whose row is at a place; nil beside the rows.
    func user(at point: Point, in context: DashboardContext) -> User? {
        let table = layout(in: context, .unicode).table
        let header = table.rows - height(in: context)
        let row = listState(in: context).offset + point.row - header
        guard table.contains(point), point.row >= header, spenders.indices.contains(row) else { return nil }
        return spenders[row].user
    }

    func copyText(in context: DashboardContext) -> String? {
        guard let row = listState(in: context).selected else { return nil }
        return fields(row).joined(separator: "\t")
    }

    func export(in context: DashboardContext) -> PaneExport? {
        guard report.value != nil else { return nil }
        return PaneExport(
            name: "top-spenders",
            header: ["rank", "user_id", "username", "email", "total_orders", "total_spent"],
            rows: spenders.indices.map { fields($0) })
    }

    private func fields(_ row: Int) -> [String] {
        let spender = spenders[row]
        return [
            "\(row + 1)", "\(spender.user.id)", spender.user.username, spender.user.email,
            "\(spender.totalOrders)", spender.totalSpent.plain,
        ]
    }
}
