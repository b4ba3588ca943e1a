import OrdersCore

/// Live totals that meter their folds and are otherwise the store's.
struct MeteredTotals: LiveTotals {
    let totals: any LiveTotals
    let meter: FoldMeter

    func foldTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        let outcome = try await totals.foldTotals(batch)
        meter.record(outcome)
        return outcome
    }

    func totalsStatus(at now: Instant) async throws -> TotalsStatus {
        try await totals.totalsStatus(at: now)
    }

    func previewTotals(_ change: TotalsChange) async throws -> TotalsPreview {
        try await totals.previewTotals(change)
    }

    func beginTotals(_ checkpoint: JobCheckpoint) async throws {
        try await totals.beginTotals(checkpoint)
    }

    func removeTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        try await totals.removeTotals(batch)
    }

    func verifyTotals(at now: Instant) async throws -> TotalsVerification {
        try await totals.verifyTotals(at: now)
    }
}
