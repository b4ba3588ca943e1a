/// Runs the batches of a job on the totals: sizes them, meters them, makes their checkpoints. Where a job goes on
/// within a position is in the totals' own tables.
struct TotalsBatches: Sendable {
    private let clock: any Clock<Duration>
    private var pacing = BatchPacing(batchRange: 200...100_000)
    private var rate = RateMeter()
    private var stalls = StallMeter()

    init(clock: any Clock<Duration>) {
        self.clock = clock
    }

    /// How long to rest before the next batch.
    var rest: Duration { pacing.rest }

    func checkpoint(_ context: JobContext, position: String) -> JobCheckpoint {
        JobCheckpoint(
            jobID: context.record.id, lease: context.lease, position: position, meter: meter,
            at: context.now)
    }

    mutating func run(
        _ context: JobContext, position: String,
        _ work: @Sendable (TotalsBatch) async throws -> TotalsBatchOutcome
    ) async throws -> TotalsBatchOutcome {
        let elapsed = clock.stopwatch()
        let outcome = try await work(
            TotalsBatch(
                rows: pacing.batchSize, now: context.now, checkpoint: checkpoint(context, position: position))
        )
        pacing.record(lockHeld: outcome.lockHeld, othersWrote: outcome.othersWrote)
        stalls.record(outcome.lockHeld)
        rate.record(count: outcome.rows, in: elapsed() + pacing.rest)
        return outcome
    }

    private var meter: JobMeter {
        JobMeter(
            rowsPerSecond: rate.perSecond, batchSize: pacing.batchSize,
            stallP50: stalls.milliseconds(at: 0.5), stallP99: stalls.milliseconds(at: 0.99),
            stallMax: stalls.maximum)
    }
}
