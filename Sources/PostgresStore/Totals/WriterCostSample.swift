import OrdersCore

/// Measures what the triggers cost a writer, on a temporary copy of some orders, of which nothing remains.
struct WriterCostSample {
    let db: PostgresConnection
    let objects: TotalsObjects

    /// How many orders are inserted, one by one.
    private static let orders: Int64 = 2_000
    private static let rounds = 3

    /// Carries the answer out of what is rolled back.
    private struct Measured: Error {
        let cost: WriterCost?
    }

    /// Nil when there are no orders, or their table can't be made again.
    ///
    /// Inside the caller's transaction, which may go on.
    func measure() throws -> WriterCost? {
        do {
            return try db.savepoint { throw Measured(cost: try compare()) }
        } catch let measured as Measured {
            return measured.cost
        } catch is PostgresError {
            // A check or a default that leans on other tables of the shop, or no right to make temporary tables.
            return nil
        }
    }

    /// In turns, so that a busy moment hits both; the fastest round is the least disturbed.
    private func compare() throws -> WriterCost? {
        let copy = objects.inTemporaryTables
        try db.execute(
            "CREATE TEMPORARY TABLE ordertop_sample AS SELECT * FROM \(objects.table) LIMIT \(WriterCostSample.orders)"
        )
        let orders = try Query("SELECT COUNT(*) FROM ordertop_sample").count(db)
        guard orders > 0 else { return nil }
        try db.execute(
            "CREATE TEMPORARY TABLE \(objects.sql.orders.table) \(WriterCostSample.form(objects.table))")
        let without = try (0..<WriterCostSample.rounds).map { _ in try insert(into: copy) }
        for statement in copy.statements { try db.execute(statement) }
        try db.execute("INSERT INTO \(copy.tables.since) VALUES ('-infinity')")
        let with = try (0..<WriterCostSample.rounds).map { _ in try insert(into: copy) }
        guard let without = without.min(), let with = with.min() else { return nil }
        return WriterCost(withoutTriggers: without / Int(orders), withTriggers: with / Int(orders))
    }

    private static func form(_ table: String) -> String {
        "(LIKE \(table) INCLUDING CONSTRAINTS INCLUDING INDEXES INCLUDING STORAGE)"
    }

    private func insert(into copy: TotalsObjects) throws -> Duration {
        try db.execute("TRUNCATE \(copy.table)")
        let start = ContinuousClock.now
        try db.execute(
            """
            DO $ordertop$
            DECLARE one pg_temp.ordertop_sample%ROWTYPE;
            BEGIN
              FOR one IN SELECT * FROM pg_temp.ordertop_sample LOOP
                INSERT INTO \(copy.table) VALUES (one.*);
              END LOOP;
            END $ordertop$
            """)
        return ContinuousClock.now - start
    }
}
