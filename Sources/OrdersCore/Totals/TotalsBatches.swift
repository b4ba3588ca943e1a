/// Runs the batches of a job on the totals: sizes them, meters them, makes their checkpoints. Where a job goes on
/// within a position is in the totals' own tables.
struct TotalsBatches: Sendable {
    private let clock: any Clock<Duration>
    private var meter = BatchMeter(BatchPacing(batchRange: 200...100_000))

    init(clock: any Clock<Duration>) {
        self.clock = clock
    }

    /// How long to rest before the next batch.
    var rest: Duration { meter.pacing.rest }

    func checkpoint(_ context: JobContext, position: String) -> JobCheckpoint {
        JobCheckpoint(
            jobID: context.record.id, lease: context.lease, position: position, meter: meter.figures,
            at: context.now)
    }

    mutating func run(
        _ context: JobContext, position: String,
        _ work: @Sendable (TotalsBatch) async throws -> TotalsBatchOutcome
    ) async throws -> TotalsBatchOutcome {
        let elapsed = clock.stopwatch()
        let outcome = try await work(
            TotalsBatch(
                rows: meter.pacing.batchSize, now: context.now,
                checkpoint: checkpoint(context, position: position))
        )
        meter.record(
            rows: outcome.rows, lockHeld: outcome.lockHeld, elapsed: rest + elapsed(),
            othersWrote: outcome.othersWrote)
        return outcome
    }

    /// Where a removal is, and a build as long as older totals are in its way.
    static let clearing = "clearing"
}
