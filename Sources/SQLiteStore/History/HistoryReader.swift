import GRDB
import OrdersCore

/// Routes a history query and reads the places, in the caller's snapshot.
struct HistoryReader {
    let db: Database
    let statements: HistorySQL
    let hasArchive: Bool
    /// Why the archive can't be read; nil when it can.
    let trouble: OrdersError?

    func page(_ query: OrderHistoryQuery) throws -> OrderHistoryPage {
        let places = try places(for: query)
        let readings = HistoryReading.of(places, query, flaggedBefore: statements.sql.flaggedBefore)
        let found = try readings.flatMap { try read($0, query, skipsThoseInMain: places.contains(.main)) }
        let rows = readings.contains { $0.flags == .alone } ? distinct(found) : found
        let merged = readings.count == 1 ? rows : rows.sorted(by: isNewer)
        return OrderHistoryPage(
            readFrom: places, rows: Array(merged.prefix(max(0, query.limit))),
            trouble: query.route == .auto ? trouble?.message : nil)
    }

    private func places(for query: OrderHistoryQuery) throws -> [OrderPlace] {
        guard hasArchive else {
            guard query.route == .auto || query.route == .main else {
                throw OrdersError(
                    .unsupported, "There is no archive here: run `ordertop setup`, or read main only.")
            }
            return [.main]
        }
        if let trouble {
            guard query.route == .auto || query.route == .main else { throw trouble }
            return [.main]
        }
        guard query.route == .auto else {
            return HistoryRouting(newestArchived: nil, oldestInMain: nil).places(for: query)
        }
        let newestArchived = [
            try bound(.newest, in: .archive, of: query.userID),
            statements.sql.flaggedBefore.map { Instant(microseconds: $0.microseconds - 1) },
        ]
        let routing = HistoryRouting(
            newestArchived: newestArchived.compactMap(\.self).max(),
            oldestInMain: try bound(.oldest, in: .main, of: query.userID))
        return routing.places(for: query)
    }

    private func read(
        _ reading: HistoryReading, _ query: OrderHistoryQuery, skipsThoseInMain: Bool
    ) throws -> [OrderHistoryPage.Row] {
        var query = query
        if reading.flags == .alone {
            query.until = [query.until, statements.sql.flaggedBefore].compactMap(\.self).min()
        }
        let statement = statements.orders(
            query, in: reading.table, skipsThoseInMain: skipsThoseInMain, flags: reading.flags)
        return try statement.rows(db).compactMap { row in
            let isArchive = reading.table == .archive || reading.flags == .alone || row[5]
            return statements.sql.order(from: row).map {
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

extension HistoryReader {
    private enum Bound: String {
        case oldest = "MIN"
        case newest = "MAX"
    }

    /// How far a place reaches. Where no index tells, a place that holds anything is taken to reach
    /// everywhere: reading it once is cheaper than finding out.
    private func bound(_ bound: Bound, in place: OrderPlace, of userID: User.ID?) throws -> Instant? {
        let createdAt = statements.sql.orders.createdAt
        let query = statements.bound(bound.rawValue, in: place, of: userID)
        if createdAt.isOrdered, try ExplainedQuery(query).isIndexBacked(db) {
            return createdAt.instant(from: try query.value(db))
        }
        guard try statements.exists(in: place).count(db) == 1 else { return nil }
        return bound == .oldest ? Instant.representable.lowerBound : Instant.representable.upperBound
    }
}

extension MappedSQL {
    /// Reads an order from the first columns of a row: id, user, total, status and instant; nil where id or instant
    /// can't be read.
    func order(from row: Row) -> Order? {
        guard let id = Order.ID(storage: row[0]), let createdAt = orders.createdAt.instant(from: row[4])
        else {
            return nil
        }
        let status: DatabaseValue = row[3]
        return Order(
            id: id, userID: User.ID(storage: row[1]), total: money.money(from: row[2]),
            status: status.isNull ? nil : status.shownText, createdAt: createdAt)
    }
}
