import OrdersCore

/// Routes a history query and reads the places, in the caller's snapshot.
struct HistoryReader {
    let db: PostgresConnection
    let statements: HistorySQL
    let hasArchive: Bool
    /// Flagged orders were created before this instant; nil where none is flagged.
    let flaggedBefore: Instant?

    func page(_ query: OrderHistoryQuery) throws -> OrderHistoryPage {
        let places = try places(for: query)
        let readings = HistoryReading.of(places, query, flaggedBefore: flaggedBefore)
        let found = try readings.flatMap { try read($0, query, skipsThoseInMain: places.contains(.main)) }
        let rows = readings.contains { $0.flags == .alone } ? distinct(found) : found
        let merged = readings.count == 1 ? rows : rows.sorted(by: isNewer)
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
        let newestArchived = [
            try statements.bound(isNewest: true, in: .archive, of: query.userID).firstRow(db)?.instant(0),
            flaggedBefore.map { Instant(microseconds: $0.microseconds - 1) },
        ]
        let routing = HistoryRouting(
            newestArchived: newestArchived.compactMap(\.self).max(),
            oldestInMain: try statements.bound(isNewest: false, in: .main, of: query.userID).firstRow(db)?
                .instant(0))
        return routing.places(for: query)
    }

    private func read(
        _ reading: HistoryReading, _ query: OrderHistoryQuery, skipsThoseInMain: Bool
    ) throws -> [OrderHistoryPage.Row] {
        var query = query
        if reading.flags == .alone {
            query.until = [query.until, flaggedBefore].compactMap(\.self).min()
        }
        let statement = statements.orders(
            query, in: reading.table, skipsThoseInMain: skipsThoseInMain, flags: reading.flags)
        return try statement.rows(db).compactMap { row in
            let isArchive = reading.table == .archive || reading.flags == .alone || row.bool(5)
            return MappedOrders.order(from: row, money: statements.sql.money).map {
                OrderHistoryPage.Row(order: $0, place: isArchive ? .archive : .main)
            }
        }
    }

    /// A flagged order may have an equal copy in the archive. Main is read first, and what it has counts.
    private func distinct(_ rows: [OrderHistoryPage.Row]) -> [OrderHistoryPage.Row] {
        var seen: Set<Order.ID> = []
        return rows.filter { seen.insert($0.order.id).inserted }
    }

    private func isNewer(_ left: OrderHistoryPage.Row, _ right: OrderHistoryPage.Row) -> Bool {
        if left.order.createdAt != right.order.createdAt {
            return left.order.createdAt > right.order.createdAt
        }
        return left.order.id > right.order.id
    }
}
