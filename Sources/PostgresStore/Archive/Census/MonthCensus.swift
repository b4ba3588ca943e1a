import OrdersCore

/// Counts orders by calendar month (UTC), flagged ones as the archive's.
struct MonthCensus {
    let sides: BothSides
    let statements: ArchiveSQL

    /// The months from the first to the last that has orders, those without any, too.
    func counts() throws -> [MonthCount] {
        var months: [Int64: (main: Int64, archive: Int64)] = [:]
        for (month, orders) in try counts(.main, from: statements.source(.main)) {
            months[month, default: (0, 0)].main += orders
        }
        if statements.tables.archive != nil {
            for (month, orders) in try counts(.archive, from: statements.source(.archive)) {
                months[month, default: (0, 0)].archive += orders
            }
        }
        if try FlagSQL.before(sides.main) != nil {
            for (month, orders) in try counts(.main, from: FlagSQL(sql: statements.sql).flagged) {
                months[month, default: (0, 0)].main -= orders
                months[month, default: (0, 0)].archive += orders
            }
        }
        guard let first = months.keys.min(), let last = months.keys.max() else { return [] }
        return (first...last).map { month in
            let count = months[month] ?? (0, 0)
            return MonthCount(
                year: Int(month / 12), month: Int(month % 12) + 1, main: count.main, archive: count.archive)
        }
    }

    /// Months, counted from the year 0, and how many orders each has; what ISO 8601 can't write is left out.
    private func counts(
        _ place: OrderPlace, from source: String
    ) throws -> [(month: Int64, orders: Int64)] {
        let createdAt = statements.orders(in: place).createdAt.value
        let query = Query(
            """
            SELECT (extract(year FROM month) * 12 + extract(month FROM month) - 1)::int8, orders FROM (
              SELECT date_trunc('month', \(createdAt) AT TIME ZONE 'UTC') AS month, COUNT(*) AS orders
              FROM \(source) GROUP BY 1
            ) AS counted
            WHERE month >= '0001-01-01' AND month < '10000-01-01'
            """)
        return try sides.on(place) { try query.rows($0) }.map { ($0.int(0), $0.int(1)) }
    }
}
