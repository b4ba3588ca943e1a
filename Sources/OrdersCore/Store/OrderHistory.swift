/// The role that lists orders.
public protocol OrderHistory: Sendable {
    /// The matching orders, each exactly once, newest first, read from the places the route names in one
    /// snapshot.
    ///
    /// - Throws: `OrdersError`: `unsupported` when the archive is named and there is none.
    func orders(_ query: OrderHistoryQuery) async throws -> OrderHistoryPage
}
