public import OrdersCore

/// What an in-memory store holds.
public struct StoreContents: Sendable {
    public var users: [User] = []
    public var products: [Product] = []
    public var orders: [Order] = []
    public var archived: [Order] = []
    /// The flags of orders in main: when the order was created, and by which job it was flagged.
    public var flags: [Order.ID: OrderFlag] = [:]
    public var views: [ProductView] = []
    public var indexes: [IndexInfo] = []
    /// What a build says of itself before it is done.
    public var buildProgress: [IndexBuildProgress] = []
    public var jobs: [JobRecord] = []
    public var jobLog: [JobID: [JobLogEntry]] = [:]
    /// What each job moved, by month; job 0 stands for what was archived from the beginning.
    public var ledger: [JobID: MonthlyDigests] = [:]
    /// The live totals; nil while they are not enabled.
    public var totals: KeptTotals?
    /// Counts changes; goes up with every write through the store or `change`.
    public var token: Int64 = 1

    public init() {}
}
