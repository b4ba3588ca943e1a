import OrdersCore

/// Brings live totals up to date while a command waits, with a progress line. No job: it can stop anywhere, and
/// nothing is lost.
struct TotalsCatchUp {
    let totals: any LiveTotals

    /// Folds what waits, to the end, in batches that let writers through.
    ///
    /// - Returns: how many rows were looked at.
    /// - Throws: as `LiveTotals.foldTotals`.
    func fold(waiting status: TotalsStatus) async throws -> Int64 {
        let line = ProgressLine()
        defer { line.clear() }
        let elapsed = ContinuousClock().stopwatch()
        var pacing = BatchPacing(batchRange: 200...100_000)
        var state = ProgressState(
            title: "fold what waits", done: 0, total: status.isBehind ? nil : status.pendingRows, perSecond: 0
        )
        while true {
            let batch = TotalsBatch(rows: pacing.batchSize, now: .systemNow)
            let outcome = try await totals.foldTotals(batch)
            state.done += Int64(outcome.rows)
            state.perSecond = Double(state.done) / max(0.001, elapsed().inSeconds)
            line.show(state)
            guard !outcome.isFinished else { return state.done }
            pacing.record(lockHeld: outcome.lockHeld)
            try await Task.sleep(for: pacing.rest)
        }
    }

    /// Compares every user's total.
    ///
    /// - Throws: as `LiveTotals.verifyTotals`.
    func verify() async throws -> TotalsVerification {
        let line = ProgressLine()
        defer { line.clear() }
        line.show(
            ProgressState(title: "comparing with the direct report", done: 0, total: nil, perSecond: 0))
        return try await totals.verifyTotals(at: .systemNow)
    }
}
