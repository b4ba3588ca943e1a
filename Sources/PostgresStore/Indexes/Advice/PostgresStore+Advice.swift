public import OrdersCore

extension PostgresStore {
    /// Reads the orders once, in one statement. Writers go on while PostgreSQL builds an index, so no candidate keeps them
    /// waiting.
    public func advise(
        _ request: AdviceRequest, onProgress: @escaping @Sendable (AdviceProgress) -> Void
    ) async throws -> MeasuredAdvice {
        let proposed = proposedIndexes
        onProgress(AdviceProgress(stage: "measuring the report as it is", fraction: 0))
        let today = try await read { db, sql in
            let report = DirectReport(sql: sql, query: TopSpendersQuery(window: request.window))
            let runs = RepeatedRuns(fewest: 1, most: 7, budget: .seconds(3))
            return try runs.fastest { _ = try report.spenders(db) }
        }
        let work = AdviceWork(request: request, proposed: proposed, today: today, onProgress: onProgress)
        return try await withTemporaryTables { db, sql in try work.run(db, sql) }
    }
}
