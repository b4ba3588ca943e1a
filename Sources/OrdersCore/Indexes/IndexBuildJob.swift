/// Builds an index in one step that leaves nothing behind when it is stopped.
public struct IndexBuildJob: Job {
    public let draft: JobDraft
    private let definition: IndexDefinition
    private let catalog: any IndexCatalog

    public init(_ definition: IndexDefinition, catalog: any IndexCatalog) {
        self.draft = JobDraft(
            kind: .indexBuild, title: "build index \(definition.name)", parameters: ["name": definition.name],
            rowsTotal: nil)
        self.definition = definition
        self.catalog = catalog
    }

    public var stateWhenInterrupted: JobState { .cancelled }

    /// No checkpoint can be written while the build holds the write lock, so the lease outlasts any build.
    public var leaseLength: Duration { .seconds(3_600) }

    public func plan() async throws -> JobPlan {
        let preview = try await catalog.previewBuild(of: definition)
        let seconds = preview.predictedDuration.spokenSeconds
        let wait = preview.predictedWriterWait.map {
            "Writers wait for all of it, about \($0.spokenSeconds)."
        }
        let room = preview.predictedBytes.map { "It will take about \($0.spokenBytes) on disk." }
        return JobPlan(
            title: draft.title, rows: preview.rows,
            consequences: [
                "Reads \(preview.rows.grouped) rows; takes about \(seconds), estimated from a sample.",
                wait ?? "Writers go on meanwhile; the build waits for transactions that are open.",
                "Readers go on. Cancelling leaves nothing behind.", room,
            ].compactMap(\.self),
            statements: [definition.statement], predictedDuration: preview.predictedDuration,
            predictedWriterWait: preview.predictedWriterWait)
    }

    public mutating func step(_ context: JobContext) async throws -> JobStep {
        try await catalog.buildIndex(definition) { progress in
            context.report(JobMeter(waitingFor: progress.waitingFor, build: progress))
        }
        return .finished(summary: "built \(definition.name)")
    }
}
