public import OrdersCore

extension InMemoryStore: OrderHistory {
    public func orders(_ query: OrderHistoryQuery) async throws -> OrderHistoryPage {
        try await control.enter(.orders, query.route.rawValue)
        let contents = snapshot
        let routing = HistoryRouting(
            newestArchived: contents.shownOrders(in: .archive).map(\.createdAt).max(),
            oldestInMain: contents.orders.map(\.createdAt).min())
        let places = routing.places(for: query)
        let rows = places.flatMap { place in
            contents.shownOrders(in: place).filter(query.matches)
                .map { OrderHistoryPage.Row(order: $0, place: place) }
        }
        // An order that is in both places counts once, in main.
        let inMain = Set(rows.filter { $0.place == .main }.map(\.order.id))
        let distinct = rows.filter { $0.place == .main || !inMain.contains($0.order.id) }
        let sorted = distinct.sorted {
            ($1.order.createdAt, $1.order.id) < ($0.order.createdAt, $0.order.id)
        }
        return OrderHistoryPage(readFrom: places, rows: Array(sorted.prefix(max(0, query.limit))))
    }
}

extension StoreContents {
    func orders(in place: OrderPlace) -> [Order] {
        place == .main ? orders : archived
    }
}

extension OrderHistoryQuery {
    fileprivate func matches(_ order: Order) -> Bool {
        (userID == nil || order.userID == userID) && (from.map { order.createdAt >= $0 } ?? true)
            && (until.map { order.createdAt < $0 } ?? true) && (status == nil || order.status == status)
    }
}
