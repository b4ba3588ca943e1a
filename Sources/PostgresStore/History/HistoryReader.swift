import OrdersCore

/// Routes a history query and reads the places, in the caller's snapshots.
struct HistoryReader {
    let sides: BothSides
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
        return OrderHistoryPage(
            readFrom: places, rows: Array(merged.prefix(max(0, query.limit))),
            trouble: query.route == .auto ? sides.trouble?.message : nil)
    }

    private func places(for query: OrderHistoryQuery) throws -> [OrderPlace] {
        guard hasArchive else {
            guard query.route == .auto || query.route == .main else {
                throw OrdersError(
                    .unsupported, "There is no archive here: run `ordertop setup`, or read main only.")
            }
            return [.main]
        }
        if let trouble = sides.trouble {
            guard query.route == .auto || query.route == .main else { throw trouble }
            return [.main]
        }
        guard query.route == .auto else {
            return HistoryRouting(newestArchived: nil, oldestInMain: nil).places(for: query)
        }
        let newestArchived = [
            try bound(isNewest: true, in: .archive, of: query.userID),
            flaggedBefore.map { Instant(microseconds: $0.microseconds - 1) },
        ]
        let routing = HistoryRouting(
            newestArchived: newestArchived.compactMap(\.self).max(),
            oldestInMain: try bound(isNewest: false, in: .main, of: query.userID))
        return routing.places(for: query)
    }

    private func bound(isNewest: Bool, in place: OrderPlace, of userID: User.ID?) throws -> Instant? {
        let query = statements.bound(isNewest: isNewest, in: place, of: userID)
        return try sides.on(place) { try query.firstRow($0)?.instant(0) }
    }

    private func read(
        _ reading: HistoryReading, _ query: OrderHistoryQuery, skipsThoseInMain: Bool
    ) throws -> [OrderHistoryPage.Row] {
        var query = query
        if reading.flags == .alone {
            query.until = [query.until, flaggedBefore].compactMap(\.self).min()
        }
        if sides.isElsewhere, skipsThoseInMain, reading.table == .archive { return try readArchived(query) }
        return try rows(reading, query, skipsThoseInMain: skipsThoseInMain)
    }

    private func rows(
        _ reading: HistoryReading, _ query: OrderHistoryQuery, skipsThoseInMain: Bool
    ) throws -> [OrderHistoryPage.Row] {
        let statement = statements.orders(
            query, in: reading.table, skipsThoseInMain: skipsThoseInMain, flags: reading.flags)
        return try sides.on(reading.table) { try statement.rows($0) }.compactMap { row in
            let isArchive = reading.table == .archive || reading.flags == .alone || row.bool(5)
            return MappedOrders.order(from: row, money: statements.sql.money).map {
                OrderHistoryPage.Row(order: $0, place: isArchive ? .archive : .main)
            }
        }
    }

    /// Archived orders that main doesn't have, where no statement sees both: main is asked for those that were found, and
    /// as many more are read as were left out.
    private func readArchived(_ query: OrderHistoryQuery) throws -> [OrderHistoryPage.Row] {
        var wider = query
        while true {
            let found = try rows(HistoryReading(table: .archive), wider, skipsThoseInMain: false)
            let inMain = try idsInMain(among: found.map(\.order.id))
            let alone = found.filter { !inMain.contains($0.order.id) }
            guard found.count >= wider.limit, alone.count < query.limit else { return alone }
            wider.limit += query.limit + inMain.count
        }
    }

    private func idsInMain(among ids: [Order.ID]) throws -> Set<Order.ID> {
        let orders = statements.sql.orders
        let query = Query(
            "SELECT \(orders.id) FROM \(orders.table) WHERE \(orders.id) = ANY (:ids)",
            ["ids": orders.argument(ids)])
        return Set(try query.rows(sides.main).compactMap { Order.ID($0[0]) })
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
