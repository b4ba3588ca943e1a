/// Drops an index.
public struct IndexDropJob: Job {
    public let draft: JobDraft
    private let name: String
    private let catalog: any IndexCatalog
    private let now: Instant

    /// - Parameter now: the instant that queries are asked about for the plan.
    public init(named name: String, catalog: any IndexCatalog, at now: Instant) {
        self.draft = JobDraft(
            kind: .indexDrop, title: "drop index \(name)", parameters: ["name": name], rowsTotal: nil)
        self.name = name
        self.catalog = catalog
        self.now = now
    }

    public var stateWhenInterrupted: JobState { .cancelled }

    public var leaseLength: Duration { .seconds(60) }

    public func plan() async throws -> JobPlan {
        let preview = try await catalog.previewDrop(ofIndex: name, at: now)
        let effects = preview.effects.map(\.sentence)
        return JobPlan(
            title: draft.title, rows: nil,
            consequences: effects.isEmpty ? ["No query of ordertop's uses it; others may."] : effects,
            statements: [preview.statement])
    }

    public mutating func step(_ context: JobContext) async throws -> JobStep {
        try await catalog.dropIndex(named: name)
        return .finished(summary: "dropped \(name)")
    }
}
