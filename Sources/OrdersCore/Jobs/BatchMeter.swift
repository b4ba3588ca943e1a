/// Paces the batches of a job, and keeps the figures that its checkpoints carry.
struct BatchMeter: Sendable {
    private(set) var pacing: BatchPacing
    private var rate = RateMeter()
    private var stalls = StallMeter()

    init(_ pacing: BatchPacing) {
        self.pacing = pacing
    }

    /// Takes in what a batch did.
    ///
    /// - Parameters:
    ///   - elapsed: How long the batch took, with what it had to look up; the rest after it is added.
    ///   - othersWrote: Whether somebody else has written since the batch before.
    mutating func record(rows: Int, lockHeld: Duration, elapsed: Duration, othersWrote: Bool = true) {
        pacing.record(lockHeld: lockHeld, othersWrote: othersWrote)
        stalls.record(lockHeld)
        rate.record(count: rows, in: elapsed + pacing.rest)
    }

    /// The figures as of the last batch.
    var figures: JobMeter {
        JobMeter(
            rowsPerSecond: rate.perSecond, batchSize: pacing.batchSize,
            stallP50: stalls.milliseconds(at: 0.5), stallP99: stalls.milliseconds(at: 0.99),
            stallMax: stalls.maximum)
    }
}
