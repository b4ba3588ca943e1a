/// Drops an index.
public struct IndexDropJob: Job {
    public let draft: JobDraft
    private let name: String
    private let catalog: any IndexCatalog

    public init(named name: String, catalog: any IndexCatalog) {
        self.draft = JobDraft(
            kind: .indexDrop, title: "drop index \(name)", parameters: ["name": name], rowsTotal: nil)
        self.name = name
        self.catalog = catalog
    }

    public var stateWhenInterrupted: JobState { .cancelled }

    public var leaseLength: Duration { .seconds(60) }

    public func plan() async throws -> JobPlan {
        guard let index = try await catalog.indexes().first(where: { $0.name == name }) else {
            throw OrdersError(
                .notFound, "There is no index \(name); `ordertop indexes list` shows those there are.")
        }
        let uses = index.usedBy.map(\.rawValue).joined(separator: ", ")
        let consequence =
            uses.isEmpty ? "No known query uses it." : "It is used by: \(uses), which will be slower."
        return JobPlan(
            title: draft.title, rows: nil, consequences: [consequence],
            statements: [catalog.dropStatement(forIndex: name)])
    }

    public mutating func step(_ context: JobContext) async throws -> JobStep {
        try await catalog.dropIndex(named: name)
        return .finished(summary: "dropped \(name)")
    }
}
