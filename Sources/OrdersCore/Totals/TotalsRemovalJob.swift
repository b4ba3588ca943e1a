/// Removes the live totals in batches: the triggers first, so that writers are free of them at once.
public struct TotalsRemovalJob: Job {
    public let draft: JobDraft
    private let totals: any LiveTotals
    private var batches: TotalsBatches

    /// - Parameter rows: how many rows of the totals' tables will go, for progress and ETA.
    public init(
        rows: Int64?, totals: any LiveTotals, clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.draft = JobDraft(
            kind: .totalsRemoval, title: "remove the live totals", parameters: [:], rowsTotal: rows)
        self.totals = totals
        self.batches = TotalsBatches(clock: clock)
    }

    /// The triggers are gone; the next process clears the rest.
    public var stateWhenInterrupted: JobState { .paused }

    public var leaseLength: Duration { .seconds(15) }

    public func plan() async throws -> JobPlan {
        let preview = try await totals.previewTotals(.removal)
        return JobPlan(
            title: draft.title, rows: preview.rows,
            consequences: [
                "Removes the triggers, the tables and the \(preview.rows.grouped) rows of the live totals.",
                "No order is touched. The report is computed directly from then on.",
            ],
            statements: preview.statements, obstacles: preview.obstacles,
            predictedDuration: preview.predictedDuration)
    }

    public mutating func step(_ context: JobContext) async throws -> JobStep {
        let totals = totals
        let outcome = try await batches.run(context, position: TotalsBatches.clearing) {
            try await totals.removeTotals($0)
        }
        return outcome.isFinished
            ? .finished(summary: "no trace of the live totals is left") : .advanced(rest: batches.rest)
    }
}
