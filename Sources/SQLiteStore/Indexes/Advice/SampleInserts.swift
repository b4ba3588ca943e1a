import GRDB
import OrdersCore

/// Times inserts: the sample's newest orders are taken out and put in again, in one transaction.
struct SampleInserts {
    let table: SampleShape.Table

    private static let mostRows: Int64 = 1_000
    private static let rounds = 9

    /// What an insert takes, of several rounds the least disturbed; the table is the same afterwards.
    func perRow(of rows: Int64, _ db: Database) throws -> Duration {
        let count = min(SampleInserts.mostRows, rows / 4)
        guard count > 0 else { return .zero }
        let newest = try self.newest(count, db)
        var fastest = Duration.seconds(60)
        for _ in 0..<SampleInserts.rounds {
            try Task.checkCancellation()
            try remove(count, db)
            let time = try SQLiteStore.time {
                try db.inTransaction {
                    try SampleDatabase.insert(newest, into: table, db)
                    return .commit
                }
            }
            fastest = min(fastest, time / count)
        }
        return fastest
    }

    private func newest(_ count: Int64, _ db: Database) throws -> [[DatabaseValue]] {
        try Query(
            "SELECT \(Quoting.list(table.columns)) FROM \(table.name) ORDER BY \(table.newestFirst) LIMIT \(count)"
        ).rows(db).map(\.databaseValueList).reversed()
    }

    private func remove(_ count: Int64, _ db: Database) throws {
        let key = Quoting.list(table.order)
        try db.execute(
            sql: """
                DELETE FROM \(table.name) WHERE (\(key)) IN (
                  SELECT \(key) FROM \(table.name) ORDER BY \(table.newestFirst) LIMIT \(count)
                )
                """)
    }
}
