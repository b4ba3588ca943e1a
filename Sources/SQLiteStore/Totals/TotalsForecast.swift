import GRDB
import OrdersCore

/// Predicts how long a build takes, from timing the look at some orders and estimating how many count.
struct TotalsForecast {
    let db: Database
    let objects: TotalsObjects
    /// All orders.
    let rows: Int64

    private static let sample: Int64 = 50_000
    /// How much longer a batch takes than one look at its rows. It is looked at three times, on two connections
    /// with other pages in memory, journals and rests. Measured on 10 million orders with SQLite 3.40.
    private static let looks = 14.0
    /// What an order that counts costs beyond that, with its rest.
    private static let counting: Duration = .microseconds(15)

    /// Nil where there are no orders.
    func duration() throws -> Duration? {
        guard rows > 0 else { return nil }
        let orders = objects.orders
        let query = Query(
            "SELECT SUM(counts) FROM (SELECT \(orders.counts) AS counts FROM \(orders.byID) LIMIT :sample)",
            ["start": 0.databaseValue, "sample": TotalsForecast.sample.databaseValue])
        _ = try query.count(db)
        let took = try SQLiteStore.time { _ = try query.count(db) }
        let looking = took * (Double(rows) / Double(min(rows, TotalsForecast.sample))) * TotalsForecast.looks
        return try looking + TotalsForecast.counting * Double(counted())
    }

    /// How many orders are in the window, if the shop went on as it did with its newest orders. Where ids don't
    /// tell which those are, some orders stand for them.
    private func counted() throws -> Int64 {
        let orders = objects.orders
        let newest = objects.shape.idIsRowID ? "ORDER BY \(orders.id) DESC" : ""
        let row = try Query(
            """
            SELECT COUNT(*), MIN(at), MAX(at) FROM (
              SELECT \(orders.at) AS at, \(orders.counts) AS counts FROM \(orders.byID) \(newest) LIMIT :sample
            ) WHERE counts
            """, ["start": 0.databaseValue, "sample": TotalsForecast.sample.databaseValue]
        ).firstRow(db)
        let first = Double.fromDatabaseValue(row?[1] ?? .null) ?? 0
        let last = Double.fromDatabaseValue(row?[2] ?? .null) ?? 0
        guard let sampled = row?[0] as Int64?, sampled > 1, last > first else { return 0 }
        let estimate = Double(sampled) * Double(window) / (last - first)
        return min(rows, Int64(min(estimate, Double(rows))))
    }

    /// The length of the window in the unit of the orders' numbers.
    private var window: Int64 {
        let instants = InstantSQL(format: objects.schema.instants, raw: "", isColumn: false)
        let seconds = Instant(microseconds: 0).adding(seconds: ReportWindow.thirtyDays)
        return instants.number(atOrBefore: seconds)
    }
}
