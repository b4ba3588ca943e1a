import Foundation
import GRDB
import OrdersCore

/// Measures what the triggers cost a writer, on a copy of the newest orders in memory.
struct WriterCostSample {
    let db: Database
    let objects: TotalsObjects

    /// How many orders are copied, and how many of them are new in the measurement.
    private static let orders = 4_000
    private static let rounds = 5

    /// Nil when there are no orders, or their table can't be made again elsewhere.
    func measure() throws -> WriterCost? {
        let rows = try newestOrders()
        let table = try TableShape.statements(of: objects.schema.orders.table, db)
        guard !rows.isEmpty, !table.isEmpty else { return nil }
        do {
            // In turns, so that a busy moment hits both; the fastest round is the least disturbed.
            var (without, with) = (Duration.seconds(60), Duration.seconds(60))
            for _ in 0..<WriterCostSample.rounds {
                without = min(without, try insert(rows, into: table))
                with = min(with, try insert(rows, into: table + objects.all.map(\.sql)))
            }
            return WriterCost(withoutTriggers: without / rows.count, withTriggers: with / rows.count)
        } catch is DatabaseError {
            // Columns or checks that lean on other tables of the shop.
            return nil
        }
    }

    private func newestOrders() throws -> [Row] {
        let table = objects.orders.table
        let newest = objects.shape.idIsRowID ? "ORDER BY \(objects.orders.id) DESC" : ""
        let columns = Quoting.list(try writableColumns())
        return try Query(
            "SELECT \(columns) FROM \(table) \(newest) LIMIT \(WriterCostSample.orders)"
        ).rows(db).reversed()
    }

    private func writableColumns() throws -> [String] {
        try TableShape.fetch(db, table: objects.schema.orders.table)?.writableColumns ?? []
    }

    private func insert(_ rows: [Row], into schema: [String]) throws -> Duration {
        let copy = try DatabaseQueue()
        let columns = try writableColumns()
        let hasTotals = schema.contains { $0.hasPrefix("CREATE TABLE \(TotalsTables.state)") }
        let sql =
            "INSERT INTO \(objects.orders.table) (\(Quoting.list(columns))) "
            + "VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
        return try copy.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            for statement in schema { try db.execute(sql: statement) }
            if hasTotals {
                try TotalsState.insert(
                    definition: 0, countedFrom: 0, foldedThrough: Int64.min.databaseValue, db)
            }
            let statement = try db.makeStatement(sql: sql)
            return try SQLiteStore.time {
                try db.inTransaction {
                    for row in rows {
                        try statement.execute(arguments: StatementArguments(row.databaseValues))
                    }
                    return .commit
                }
            }
        }
    }
}
