public import OrdersCore

extension SQLiteStore {
    /// Reads the orders once, in short snapshots; those of a table WITHOUT ROWID in one. On SQLite nobody else can
    /// write while an index is built, so writers wait for the whole build.
    public func advise(
        _ request: AdviceRequest, onProgress: @escaping @Sendable (AdviceProgress) -> Void
    ) async throws -> MeasuredAdvice {
        try await AdviceWork(store: self, request: request, onProgress: onProgress).run()
    }
}
