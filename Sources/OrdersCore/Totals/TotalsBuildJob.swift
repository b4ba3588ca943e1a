/// Builds the live totals, or builds them anew: adds the tables and triggers, then folds every order in short
/// batches that let writers through.
public struct TotalsBuildJob: Job {
    public let draft: JobDraft
    private let totals: any LiveTotals
    private var batches: TotalsBatches

    /// - Parameter rows: how many orders the preview estimated, for progress and ETA.
    public init(
        rows: Int64?, totals: any LiveTotals, clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.draft = JobDraft(
            kind: .totalsBuild, title: "build the live totals", parameters: [:], rowsTotal: rows)
        self.totals = totals
        self.batches = TotalsBatches(clock: clock)
    }

    /// What is folded stays folded; the next process goes on.
    public var stateWhenInterrupted: JobState { .paused }

    public var leaseLength: Duration { .seconds(15) }

    public func plan() async throws -> JobPlan {
        let preview = try await totals.previewTotals(.build)
        return JobPlan(
            title: draft.title, rows: preview.rows, consequences: preview.consequences,
            statements: preview.statements, obstacles: preview.obstacles,
            predictedDuration: preview.predictedDuration,
            predictedWriterWait: BatchPacing().maxWriterStall)
    }

    /// Whatever is there of older totals is cleared first, in batches, because dropping full tables would make
    /// writers wait.
    public mutating func step(_ context: JobContext) async throws -> JobStep {
        let totals = totals
        guard context.record.position == TotalsBuildJob.folding else {
            let cleared = try await batches.run(context, position: TotalsBatches.clearing) {
                try await totals.removeTotals($0)
            }
            guard cleared.isFinished else { return .advanced(rest: batches.rest) }
            try await totals.beginTotals(batches.checkpoint(context, position: TotalsBuildJob.folding))
            return .advanced(rest: .zero)
        }
        let outcome = try await batches.run(context, position: TotalsBuildJob.folding) {
            try await totals.foldTotals($0)
        }
        guard outcome.isFinished else { return .advanced(rest: batches.rest) }
        let status = try await totals.totalsStatus(at: context.now)
        return .finished(
            summary: "\(status.countedOrders.grouped) orders of \(status.users.grouped) users counted")
    }

    private static let folding = "folding"
}

extension TotalsPreview {
    /// What it means, a sentence each.
    fileprivate var consequences: [String] {
        let duration = predictedDuration.map { ", in about \($0.spokenSeconds)" } ?? ""
        return [
            "Reads \(rows.grouped) orders once\(duration), in batches that let writers through.",
            writerCost?.sentence ?? "Triggers note every later change of an order, whoever makes it.",
            "The report then is exact at every instant. `ordertop totals disable` removes every trace.",
        ]
    }
}

extension WriterCost {
    /// `An order takes 2.1 µs to insert now and 2.6 µs with the triggers, measured on a copy of the newest.`
    public var sentence: String {
        let (without, with) = (withoutTriggers.inMicroseconds, withTriggers.inMicroseconds)
        return "An order takes \(without) µs to insert now and \(with) µs with the triggers, "
            + "measured on a copy of the newest."
    }
}

extension Duration {
    /// Microseconds with one decimal.
    fileprivate var inMicroseconds: Double { (inSeconds * 1e7).rounded() / 10 }
}
