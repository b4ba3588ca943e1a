/// Paces the batches of a job, and keeps the figures that its checkpoints carry.
struct BatchMeter: Sendable {
    private(set) var pacing: BatchPacing
    private var rate = RateMeter()
    private var stalls = StallMeter()
    private var waitingFor: String?

    init(_ pacing: BatchPacing) {
        self.pacing = pacing
    }

    /// Takes in what a batch did.
    ///
    /// - Parameters:
    ///   - probed: How long a probe waited for the write lock; nil when there was none.
    ///   - elapsed: How long the batch took, with what it had to look up and the rest before it.
    ///   - othersWrote: Whether somebody else has written since the batch before.
    mutating func record(
        rows: Int, lockHeld: Duration, probed: Duration? = nil, elapsed: Duration, othersWrote: Bool = true
    ) {
        pacing.record(lockHeld: lockHeld, probed: probed, othersWrote: othersWrote)
        stalls.record(max(lockHeld, probed ?? .zero))
        rate.record(count: rows, in: elapsed)
        waitingFor = reason(lockHeld: lockHeld, probed: probed)
    }

    /// The figures as of the last batch.
    var figures: JobMeter {
        JobMeter(
            rowsPerSecond: rate.perSecond, batchSize: pacing.batchSize,
            stallP50: stalls.milliseconds(at: 0.5), stallP99: stalls.milliseconds(at: 0.99),
            stallMax: stalls.maximum, waitingFor: waitingFor)
    }

    /// Where writers wait for more than this job, it steps back all the same, and says so until the next probe.
    private func reason(lockHeld: Duration, probed: Duration?) -> String? {
        guard let probed else { return waitingFor }
        guard probed > pacing.maxWriterStall, probed > lockHeld * 2 else { return nil }
        return "others are writing: a writer waited \(Int(probed.inMilliseconds.rounded())) ms"
    }
}
