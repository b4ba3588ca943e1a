import GRDB
public import OrdersCore

extension SQLiteStore {
    public func previewTotals(_ change: TotalsChange) async throws -> TotalsPreview {
        let unavailable = availability(of: .keepTotals).reason.map { [$0] } ?? []
        return try await read { db, sql in
            let objects = try TotalsReader.fresh(db, sql).live.objects
            let preview = TotalsPreviewMaker(db: db, objects: objects, unavailable: unavailable)
            return try change == .build ? preview.build() : preview.removal()
        }
    }
}

/// Finds out what a change to the totals would do.
private struct TotalsPreviewMaker {
    let db: Database
    let objects: TotalsObjects
    let unavailable: [String]

    func build() throws -> TotalsPreview {
        let rows = try RowEstimate(db: db, table: objects.schema.orders.table).rows()
        let obstacles = try unavailable + (TotalsTrust.nameIsTaken(db) ? [TotalsTrust.nameTaken] : [])
        return TotalsPreview(
            change: .build, rows: rows,
            statements: try TotalsRemoval(db: db, objects: objects).statements() + objects.all.map(\.sql),
            obstacles: obstacles,
            predictedDuration: try TotalsForecast(db: db, orders: objects.orders, rows: rows).duration(),
            writerCost: try obstacles.isEmpty ? WriterCostSample(db: db, objects: objects).measure() : nil)
    }

    func removal() throws -> TotalsPreview {
        let present = try TotalsTrust.statements(db)
        let rows = try TotalsTables.filled.filter { present[$0] != nil }.reduce(Int64(0)) { sum, table in
            try sum + Query("SELECT COUNT(*) FROM \(table)").count(db)
        }
        return TotalsPreview(
            change: .removal, rows: rows,
            statements: try TotalsRemoval(db: db, objects: objects).statements(), obstacles: unavailable,
            predictedDuration: nil, writerCost: nil)
    }
}

/// Predicts how long a build takes, from timing the look at some orders.
private struct TotalsForecast {
    let db: Database
    let orders: CountedOrders
    let rows: Int64

    private static let sample: Int64 = 50_000
    /// Every batch is looked at without the lock and again under it, and rests as long as it held the lock.
    private static let looks = 4.0

    /// Nil where there are no orders. Orders that count cost more than is predicted here; they are few in a
    /// table that is large.
    func duration() throws -> Duration? {
        guard rows > 0 else { return nil }
        let query = Query(
            "SELECT COUNT(*) FROM (SELECT 1 FROM \(orders.byID) WHERE \(orders.counts) OR 1 LIMIT :sample)",
            ["start": 0.databaseValue, "sample": TotalsForecast.sample.databaseValue])
        _ = try query.count(db)
        let took = try SQLiteStore.time { _ = try query.count(db) }
        return took * (Double(rows) / Double(min(rows, TotalsForecast.sample))) * TotalsForecast.looks
    }
}
