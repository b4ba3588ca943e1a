import OrdersCore

/// A user's orders from the newest on, as far as they have been read: the next page begins where the last one
/// ended, so that a long history is never read whole.
struct OrderPages: Hashable, Sendable {
    typealias Row = OrderHistoryPage.Row

    private(set) var rows: [Row] = []
    private(set) var readFrom: [OrderPlace] = []
    /// Why the archive was left out, in a sentence; nil when it wasn't.
    private(set) var trouble: String?
    /// Whether there are no older ones.
    private(set) var isComplete = false

    static let size = 200

    /// What has been read so far, or the first page, asked anew.
    func again(_ user: User.ID, _ route: HistoryRoute) -> OrderHistoryQuery {
        OrderHistoryQuery(userID: user, route: route, limit: max(OrderPages.size, rows.count))
    }

    /// The page after the last one; nil when there is none. Orders of the last one's instant are asked for once
    /// more, because there may be more of them than were read.
    func older(_ user: User.ID, _ route: HistoryRoute) -> OrderHistoryQuery? {
        guard !isComplete, let last = rows.last?.order.createdAt else { return nil }
        let known = rows.reversed().prefix { $0.order.createdAt == last }.count
        return OrderHistoryQuery(
            userID: user, until: Instant(microseconds: last.microseconds + 1), route: route,
            limit: OrderPages.size + known)
    }

    mutating func take(_ page: OrderHistoryPage, of query: OrderHistoryQuery) {
        self = OrderPages()
        append(page, of: query)
    }

    mutating func append(_ page: OrderHistoryPage, of query: OrderHistoryQuery) {
        let known = Set(rows.map(\.order.id))
        rows += page.rows.filter { !known.contains($0.order.id) }
        readFrom = Set(readFrom + page.readFrom).sorted()
        trouble = page.trouble
        isComplete = page.rows.count < query.limit
    }

    /// As the command line prints it.
    var page: OrderHistoryPage {
        OrderHistoryPage(readFrom: readFrom, rows: rows, trouble: trouble)
    }
}
