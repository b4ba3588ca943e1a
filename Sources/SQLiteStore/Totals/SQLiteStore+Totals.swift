public import OrdersCore

extension SQLiteStore {
    public func totalsStatus(at now: Instant) async throws -> TotalsStatus {
        TotalsStatus(condition: .absent)
    }

    public func previewTotals(_ change: TotalsChange) async throws -> TotalsPreview {
        throw unsupported
    }

    public func beginTotals(_ checkpoint: JobCheckpoint) async throws {
        throw unsupported
    }

    public func foldTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        throw unsupported
    }

    public func removeTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        throw unsupported
    }

    public func verifyTotals(at now: Instant) async throws -> TotalsVerification {
        throw unsupported
    }

    private var unsupported: OrdersError {
        OrdersError(.unsupported, "Live totals are not kept in SQLite yet: ask for the direct report.")
    }
}
