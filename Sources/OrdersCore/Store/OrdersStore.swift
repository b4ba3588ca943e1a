/// A database behind all its roles. What takes a store takes the smallest role it needs; only the place that
/// opens and closes one knows the whole.
public protocol OrdersStore: SpendingReports, UserDirectory, ProductDirectory, RecentViews, OrderHistory,
    IndexCatalog, IndexAdvisor, OrderArchive, LiveTotals, JobJournal, StoreSetup, StoreDiagnostics
{
    var schema: OrdersSchema { get }

    /// Whether this engine, this database and this connection can do something. Known since opening.
    func availability(of capability: Capability) -> Availability

    /// Waits for running work and gives everything back.
    func close() async throws
}
