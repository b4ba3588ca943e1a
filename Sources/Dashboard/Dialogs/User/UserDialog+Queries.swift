import OrdersCore
import TerminalUI

// What is asked of the store, and its answers.
extension UserDialog {
    mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        loadOrders(in: context, isForced) + loadViews(in: context, isForced)
    }

    private mutating func loadOrders(in context: DashboardContext, _ isForced: Bool) -> [Output<Message>] {
        guard orders.starts(at: context.now, isForced: isForced) else { return [] }
        return [ask("user.orders", pages.again(user.id, route)) { .ordersLoaded($0, $1) }]
    }

    /// Reads the next page when the selection comes near the end of what has been read.
    mutating func readOn(height: Int) -> [Output<Message>] {
        let row = orderList.state(height: height).selected ?? 0
        guard page == .orders, !isReadingOlder, row + height >= orderList.shown.count,
            let query = pages.older(user.id, route)
        else { return [] }
        isReadingOlder = true
        return [ask("user.orders.older", query) { .olderLoaded($0, $1) }]
    }

    private func ask(
        _ id: EffectID, _ query: OrderHistoryQuery,
        _ message: @escaping @Sendable (Result<OrderHistoryPage, OrdersError>, OrderHistoryQuery) -> Message
    ) -> Output<Message> {
        let history = stores.history
        return .effect(.query(id, { message($0, query) }) { try await history.orders(query) })
    }

    private mutating func loadViews(in context: DashboardContext, _ isForced: Bool) -> [Output<Message>] {
        guard context.availability(.listViews) == .available,
            views.starts(at: context.now, isForced: isForced)
        else { return [] }
        let (reader, id) = (stores.views, user.id)
        return [
            .effect(
                .query("user.views", Message.viewsLoaded) {
                    try await reader.recentViews(of: id, limit: RecentViewsPane.limit)
                })
        ]
    }

    mutating func take(
        _ result: Result<OrderHistoryPage, OrdersError>, of query: OrderHistoryQuery,
        in context: DashboardContext
    ) -> [Output<Message>] {
        orders.take(result, in: context)
        // A frozen screen may keep the older answer; a page that came in meanwhile is read again when it is due.
        if case .success(let page) = result, orders.value == page {
            pages.take(page, of: query)
            orderList.take(pages.rows)
        }
        return Output.recording(result, during: "a user's orders")
    }

    mutating func takeOlder(
        _ result: Result<OrderHistoryPage, OrdersError>, of query: OrderHistoryQuery
    ) -> [Output<Message>] {
        isReadingOlder = false
        switch result {
        case .success(let page):
            pages.append(page, of: query)
            orderList.take(pages.rows)
            return []
        case .failure(let error):
            return [
                .record(error, during: "a user's older orders"), .notify(Notice(.failure, error.message)),
            ]
        }
    }
}
