public import OrdersCore

extension PostgresStore {
    private var missing: OrdersError {
        OrdersError(.unsupported, "There is no index catalog on PostgreSQL yet.")
    }

    public func indexes() async throws -> [IndexInfo] { throw missing }
    public func indexSizes(
        anew: Bool, found: @escaping @Sendable ([String: Int64]) -> Void
    ) async throws -> [String: Int64] { [:] }
    public var proposedIndexes: [IndexDefinition] { [] }
    public func plan(of query: KnownQuery, measured: Bool, at now: Instant) async throws -> QueryPlan {
        throw missing
    }
    public func plans(at now: Instant) async throws -> [QueryPlan] { throw missing }
    public func rowsRead(by query: KnownQuery, at now: Instant) async throws -> Int64? { nil }
    public func definition(named name: String, typed text: String) async throws -> IndexDefinition {
        throw missing
    }
    public func previewBuild(of definition: IndexDefinition) async throws -> IndexChangePreview {
        throw missing
    }
    public func buildIndex(
        _ definition: IndexDefinition, onProgress: @escaping @Sendable (IndexBuildProgress) -> Void
    ) async throws { throw missing }
    public func previewDrop(ofIndex name: String, at now: Instant) async throws -> IndexDropPreview {
        throw missing
    }
    public func dropIndex(named name: String) async throws { throw missing }
    public func advise(
        _ request: AdviceRequest, onProgress: @escaping @Sendable (AdviceProgress) -> Void
    ) async throws -> MeasuredAdvice { throw missing }
}
