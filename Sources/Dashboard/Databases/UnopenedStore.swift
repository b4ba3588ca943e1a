public import OrdersCore

/// What stands in a store's place until it is open: a database that hasn't answered yet.
///
/// Every question waits until it is cancelled, and nothing can be changed. So the dashboard is drawn and answers keys
/// while the database is opened, in the way it does for one that is silent.
public struct UnopenedStore: OrdersStore {
    private static let reason = "the database is still being opened"

    public init() {}

    public var schema: OrdersSchema { .standard }
    public var isSetUp: Bool { false }
    public var proposedIndexes: [IndexDefinition] { [] }

    public func availability(of capability: Capability) -> Availability {
        capability.changesDatabase ? .unavailable(reason: Self.reason) : .available
    }

    public func close() async throws {}

    /// Throws `CancellationError` once nobody waits any more.
    func silence<Answer>() async throws -> Answer {
        let (answers, nobody) = AsyncStream<Never>.makeStream()
        for await _ in answers {}
        withExtendedLifetime(nobody) {}
        throw CancellationError()
    }
}

// What is read.
extension UnopenedStore {
    public func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport {
        try await silence()
    }

    public func dailySpending(
        of userID: User.ID, in window: ReportWindow
    ) async throws -> DailySpending { try await silence() }

    public func ordersByHour(in window: ReportWindow) async throws -> OrdersByHour { try await silence() }

    public func users(matching text: String, limit: Int) async throws -> [User] { try await silence() }

    public func products(matching text: String, limit: Int) async throws -> [Product] {
        try await silence()
    }

    public func orders(_ query: OrderHistoryQuery) async throws -> OrderHistoryPage { try await silence() }

    public func overview() async throws -> StoreOverview { try await silence() }

    public func changeToken() async throws -> Int64 { try await silence() }

    public func findings(at now: Instant) async throws -> [Finding] { try await silence() }
}

// Recent views.
extension UnopenedStore {
    public func recentViews(of userID: User.ID, limit: Int) async throws -> [RecentView] {
        try await silence()
    }

    public func record(_ view: ProductView, keeping policy: RetentionPolicy) async throws {
        return try await silence()
    }

    public func previewSweep(past policy: RetentionPolicy) async throws -> SweepPreview {
        try await silence()
    }

    public func sweepViews(
        past policy: RetentionPolicy, after userID: User.ID?, userLimit: Int,
        checkpoint: @Sendable @escaping (User.ID) -> JobCheckpoint
    ) async throws -> SweepOutcome { try await silence() }
}

// Indexes and plans.
extension UnopenedStore {
    public func indexes() async throws -> [IndexInfo] { try await silence() }

    public func indexSizes(
        anew: Bool, found: @escaping @Sendable ([String: Int64]) -> Void
    ) async throws -> [String: Int64] { try await silence() }

    public func plan(of query: KnownQuery, measured: Bool, at now: Instant) async throws -> QueryPlan {
        try await silence()
    }

    public func plans(at now: Instant) async throws -> [QueryPlan] { try await silence() }

    public func rowsRead(by query: KnownQuery, at now: Instant) async throws -> Int64? {
        try await silence()
    }

    public func definition(named name: String, typed text: String) async throws -> IndexDefinition {
        try await silence()
    }

    public func definition(rebuilding index: IndexInfo) -> IndexDefinition? { nil }

    public func previewBuild(of definition: IndexDefinition) async throws -> IndexChangePreview {
        try await silence()
    }

    public func buildIndex(
        _ definition: IndexDefinition, onProgress: @escaping @Sendable (IndexBuildProgress) -> Void
    ) async throws { return try await silence() }

    public func previewDrop(ofIndex name: String, at now: Instant) async throws -> IndexDropPreview {
        try await silence()
    }

    public func dropIndex(named name: String) async throws { return try await silence() }

    public func advise(
        _ request: AdviceRequest, onProgress: @escaping @Sendable (AdviceProgress) -> Void
    ) async throws -> MeasuredAdvice { try await silence() }
}
