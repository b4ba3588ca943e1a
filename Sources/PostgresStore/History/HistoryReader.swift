import OrdersCore

/// Routes a history query and reads the places, in the caller's snapshot.
struct HistoryReader {
    let db: PostgresConnection
    let statements: HistorySQL
    let hasArchive: Bool

    func page(_ query: OrderHistoryQuery) throws -> OrderHistoryPage {
        let places = try places(for: query)
        let rows = try places.flatMap { try read($0, query, skipsThoseInMain: places.contains(.main)) }
        let merged = places.count == 1 ? rows : rows.sorted(by: isNewer)
        return OrderHistoryPage(readFrom: places, rows: Array(merged.prefix(max(0, query.limit))))
    }

    private func places(for query: OrderHistoryQuery) throws -> [OrderPlace] {
        guard hasArchive else {
            guard query.route == .auto || query.route == .main else {
                throw OrdersError(
                    .unsupported, "There is no archive here: run `ordertop setup`, or read main only.")
            }
            return [.main]
        }
        guard query.route == .auto else {
            return HistoryRouting(newestArchived: nil, oldestInMain: nil).places(for: query)
        }
        let routing = HistoryRouting(
            newestArchived: try statements.bound(isNewest: true, in: .archive, of: query.userID).firstRow(db)?
                .instant(0),
            oldestInMain: try statements.bound(isNewest: false, in: .main, of: query.userID).firstRow(db)?
                .instant(0))
        return routing.places(for: query)
    }

    private func read(
        _ place: OrderPlace, _ query: OrderHistoryQuery, skipsThoseInMain: Bool
    ) throws -> [OrderHistoryPage.Row] {
        let statement = statements.orders(query, in: place, skipsThoseInMain: skipsThoseInMain)
        return try statement.rows(db).compactMap { row in
            MappedOrders.order(from: row, money: statements.sql.money).map {
                OrderHistoryPage.Row(order: $0, place: place)
            }
        }
    }

    private func isNewer(_ left: OrderHistoryPage.Row, _ right: OrderHistoryPage.Row) -> Bool {
        if left.order.createdAt != right.order.createdAt {
            return left.order.createdAt > right.order.createdAt
        }
        return left.order.id > right.order.id
    }
}
