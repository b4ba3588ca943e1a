public import OrdersCore

extension PostgresStore {
    public func previewTotals(_ change: TotalsChange) async throws -> TotalsPreview {
        let unavailable = availability(of: .keepTotals).reason.map { [$0] } ?? []
        return try await change == .build ? previewBuild(unavailable) : previewRemoval(unavailable)
    }

    private func previewBuild(_ unavailable: [String]) async throws -> TotalsPreview {
        let (objects, orders) = (totalsReader.objects, facts.orders)
        let preview = try await read { db, sql in
            let removal = TotalsRemoval(db: db, objects: objects)
            let taken = try removal.takenName().map { [TotalsReasons.nameTaken($0)] } ?? []
            let rows = try RowEstimate(table: orders, sql: sql.orders.table).rows(db)
            let forecast = TotalsForecast(db: db, objects: objects, rows: rows)
            return TotalsPreview(
                change: .build, rows: min(rows, try forecast.counted()),
                statements: try removal.statements() + objects.statements,
                obstacles: unavailable + taken, predictedDuration: try forecast.duration(),
                writerCost: nil)
        }
        guard preview.obstacles.isEmpty else { return preview }
        let cost = try await write { db, _ in try WriterCostSample(db: db, objects: objects).measure() }
        return TotalsPreview(
            change: .build, rows: preview.rows, statements: preview.statements, obstacles: [],
            predictedDuration: preview.predictedDuration, writerCost: cost)
    }

    private func previewRemoval(_ unavailable: [String]) async throws -> TotalsPreview {
        let objects = totalsReader.objects
        return try await read { db, _ in
            let removal = TotalsRemoval(db: db, objects: objects)
            return TotalsPreview(
                change: .removal, rows: try removal.rows(of: try removal.tables()),
                statements: try removal.statements(), obstacles: unavailable, predictedDuration: nil,
                writerCost: nil)
        }
    }
}
