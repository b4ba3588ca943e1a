/// The role that measures what indexes would bring, before one is built.
public protocol IndexAdvisor: Sendable {
    /// Builds each candidate on a sample of the orders in a temporary database, measures it there, and says what to
    /// expect at full size. The sample holds whole users with all their orders. The database itself is only read,
    /// in short snapshots where the engine can.
    ///
    /// - Parameter onProgress: called when the work gets on, on no thread in particular.
    /// - Throws: `OrdersError`: `invalidInput` when a typed candidate is no index on the orders, `unsupported`
    ///   when the orders can't be sampled or there are none, `diskFull` when the sample finds no room.
    ///   `CancellationError` when cancelled. Nothing of the sample is left in any case.
    func advise(
        _ request: AdviceRequest, onProgress: @escaping @Sendable (AdviceProgress) -> Void
    ) async throws -> MeasuredAdvice
}
