import GRDB
import OrdersCore

/// Counts completed orders by hour of the week, in the caller's snapshot. In Swift: SQLite would sort all of them to
/// group them.
struct HourTally {
    let sql: MappedSQL
    let window: ReportWindow

    func fetch(_ db: Database) throws -> OrdersByHour {
        var counts = OrdersByHour(in: window)
        try RowReader.each(db, ReportSQL(sql: sql).instants(in: window)) { row in
            if let instant = sql.orders.createdAt.instant(from: row.value(0)) { counts.add(instant) }
            return true
        }
        return counts
    }
}
