import OrdersCore

/// Times inserts: the sample's last orders are taken out and put in again, and nothing of it is kept.
struct SampleInserts {
    let tables: SampleTables

    private static let mostRows: Int64 = 500
    private static let rounds = 3

    /// What an insert takes, of several rounds the least disturbed.
    func perRow(of rows: Int64) throws -> Duration {
        let count = min(SampleInserts.mostRows, rows / 4)
        guard count > 0 else { return .zero }
        let fastest = try (0..<SampleInserts.rounds).map { _ in try round(count) }.min()
        // What was undone stays in the table until it is swept.
        try tables.vacuum()
        return (fastest ?? .zero) / count
    }

    private func round(_ count: Int64) throws -> Duration {
        let db = tables.db
        let orders = TableCopy(table: tables.main, db: db).sql
        return try TableCopy.tried(db) {
            try Query(
                "CREATE TEMPORARY TABLE ordertop_newest AS SELECT * FROM \(orders) ORDER BY ctid DESC LIMIT :count",
                ["count": .int(count)]
            ).run(db)
            try Query(
                """
                DELETE FROM \(orders)
                WHERE ctid = ANY (ARRAY(SELECT ctid FROM \(orders) ORDER BY ctid DESC LIMIT :count))
                """, ["count": .int(count)]
            ).run(db)
            return try db.timed { try db.execute("INSERT INTO \(orders) SELECT * FROM ordertop_newest") }
        }
    }
}
