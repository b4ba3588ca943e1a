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
            predictedDuration: try TotalsForecast(db: db, objects: objects, rows: rows).duration(),
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
