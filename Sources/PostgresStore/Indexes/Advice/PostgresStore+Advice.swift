public import OrdersCore

extension PostgresStore {
    public func advise(
        _ request: AdviceRequest, onProgress: @escaping @Sendable (AdviceProgress) -> Void
    ) async throws -> MeasuredAdvice {
        throw OrdersError(.unsupported, "There is no advice on PostgreSQL yet.")
    }
}
