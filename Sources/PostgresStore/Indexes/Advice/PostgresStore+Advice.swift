public import OrdersCore

extension PostgresStore {
    /// Reads the orders once, in one statement. Writers go on while PostgreSQL builds an index, so no candidate keeps them
    /// waiting.
    public func advise(
        _ request: AdviceRequest, onProgress: @escaping @Sendable (AdviceProgress) -> Void
    ) async throws -> MeasuredAdvice {
        let proposed = proposedIndexes
        onProgress(AdviceProgress(stage: "measuring the report as it is", fraction: 0))
        let basis = try await basis(request.window)
        let work = AdviceWork(request: request, proposed: proposed, basis: basis, onProgress: onProgress)
        return try await withTemporaryTables { db, sql in try work.run(db, sql) }
    }

    private func basis(_ window: ReportWindow) async throws -> AdviceWork.Basis {
        try await read { db, sql in
            let report = DirectReport(sql: sql, query: TopSpendersQuery(window: window))
            let runs = RepeatedRuns(fewest: 1, most: 7, budget: .seconds(3))
            let today = try runs.fastest { _ = try report.spenders(db) }
            let rows = try ReportSQL(sql: sql).completedRows(in: window).count(db)
            return AdviceWork.Basis(today: today, grouping: try GroupingProbe(sql: sql).point(rows, db))
        }
    }
}
