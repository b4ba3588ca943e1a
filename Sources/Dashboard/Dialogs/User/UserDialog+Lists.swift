import OrdersCore
import TerminalUI

// The two lists, of which one is seen.
extension UserDialog {
    var arrangedList: (any ArrangedList)? {
        page == .orders ? orderList : viewList
    }

    /// What the person does with the list.
    mutating func arrange(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let frame = layout(context.size).list
        let (table, height) = (table(in: context), TableView.height(in: frame.size))
        let reaction =
            switch page {
            case .orders: orderList.receive(event, table: table, in: frame)
            case .views: viewList.receive(event, table: table, in: frame)
            }
        switch reaction {
        case .told(let notice): return [.notify(notice)]
        case .opened: return open()
        case .selected: return readOn(height: height)
        case .quiet: return []
        }
    }

    /// All that is known of the selected row.
    func open() -> [Output<Message>] {
        switch page {
        case .orders:
            orderList.selectedRow().map { [.open(OrderDialog($0, of: user, stores: stores.ofOrders))] } ?? []
        case .views: viewList.selectedRow().map { [.open(ViewDialog($0, by: user))] } ?? []
        }
    }

    /// The list that is seen.
    func table(in context: DashboardContext) -> TableView {
        let height = TableView.height(in: layout(context.size).list.size)
        switch page {
        case .orders:
            let emptyText = orders.value == nil ? "Reading orders." : "No orders there."
            return OrderTable(list: orderList).table(height: height, emptyText: emptyText)
        case .views:
            return ViewTable(list: viewList, now: context.shownNow)
                .table(height: height, emptyText: emptyViews(in: context))
        }
    }

    private func emptyViews(in context: DashboardContext) -> String {
        if let reason = context.availability(.listViews).reason { return reason }
        return views.value == nil ? "Reading views." : "Nothing was looked at yet."
    }

    func data(in context: DashboardContext) -> ListData? {
        switch page {
        case .orders:
            guard orders.value != nil else { return nil }
            var data = ListData(orderList, name: "orders", document: OutputDocument(pages.page))
            if !pages.isComplete { data.extent = "the newest, as far as they were read" }
            return data
        case .views:
            return views.value.map { ListData(viewList, name: "recent-views", document: OutputDocument($0)) }
        }
    }
}
