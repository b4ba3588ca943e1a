import OrdersCore

/// Building and removing the live totals.
struct TotalsWork {
    let store: any OrdersStore

    struct BuildFigures: Encodable {
        let seconds: Double
        let predictedSeconds: Double?
        let orders: Int64
        let users: Int64
        /// What a writer's insert costs, in microseconds, by the preview's sample.
        let previewedInsert: Double?
        let previewedInsertWithTriggers: Double?
    }

    func build() async throws -> BuildFigures {
        let preview = try await store.previewTotals(.build)
        let elapsed = ContinuousClock().stopwatch()
        _ = try await JobRunner.finish(TotalsBuildJob(rows: preview.rows, totals: store), in: store)
        let seconds = elapsed().inSeconds
        let status = try await store.totalsStatus(at: wallClock())
        let cost = preview.writerCost
        return BuildFigures(
            seconds: seconds.rounded(to: 2),
            predictedSeconds: preview.predictedDuration?.inSeconds.rounded(to: 2),
            orders: status.countedOrders, users: status.users,
            previewedInsert: (cost?.withoutTriggers.inMilliseconds).map { ($0 * 1_000).rounded(to: 2) },
            previewedInsertWithTriggers: (cost?.withTriggers.inMilliseconds).map {
                ($0 * 1_000).rounded(to: 2)
            })
    }

    /// - Returns: seconds.
    func remove() async throws -> Double {
        let preview = try await store.previewTotals(.removal)
        let elapsed = ContinuousClock().stopwatch()
        _ = try await JobRunner.finish(TotalsRemovalJob(rows: preview.rows, totals: store), in: store)
        return elapsed().inSeconds.rounded(to: 2)
    }
}
