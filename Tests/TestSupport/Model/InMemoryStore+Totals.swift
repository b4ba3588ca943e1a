public import OrdersCore

extension InMemoryStore: LiveTotals {
    public func totalsStatus(at now: Instant) async throws -> TotalsStatus {
        TotalsStatus(condition: .absent)
    }

    public func previewTotals(_ change: TotalsChange) async throws -> TotalsPreview {
        throw OrdersError(.unsupported, "This database has no live totals.")
    }

    public func beginTotals(_ checkpoint: JobCheckpoint) async throws {
        throw OrdersError(.unsupported, "This database has no live totals.")
    }

    public func foldTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        throw OrdersError(.unsupported, "This database has no live totals.")
    }

    public func removeTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        throw OrdersError(.unsupported, "This database has no live totals.")
    }

    public func verifyTotals(at now: Instant) async throws -> TotalsVerification {
        throw OrdersError(.unsupported, "This database has no live totals.")
    }
}
