public import OrdersCore

extension PostgresStore {
    private var missing: OrdersError {
        OrdersError(.unsupported, "There are no live totals on PostgreSQL yet.")
    }

    public func totalsStatus(at now: Instant) async throws -> TotalsStatus {
        TotalsStatus(condition: .absent)
    }
    public func previewTotals(_ change: TotalsChange) async throws -> TotalsPreview { throw missing }
    public func beginTotals(_ checkpoint: JobCheckpoint) async throws { throw missing }
    public func foldTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome { throw missing }
    public func removeTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome { throw missing }
    public func verifyTotals(at now: Instant) async throws -> TotalsVerification { throw missing }
}
