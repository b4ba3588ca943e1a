/// Removes dead flags, in steps as short as a run's batches: those of cancelled runs, and those whose order is gone or
/// has another date. They hide nothing, but take room.
struct FlagSweep: Sendable {
    private var pacing: BatchPacing
    private var last: Order.ID?
    /// So that the steps that give space back don't look again.
    private var isDone = false

    init(maxWriterStall: Duration) {
        pacing = BatchPacing(maxWriterStall: maxWriterStall)
    }

    /// - Parameter checkpoint: Of the run that sweeps; nil where none does.
    /// - Returns: Whether none is left.
    mutating func step(_ archive: any OrderFlags, _ checkpoint: JobCheckpoint?) async throws -> Bool {
        guard !isDone else { return true }
        let outcome = try await archive.removeDeadFlags(
            FlagSweepStep(after: last, limit: pacing.batchSize, rest: pacing.rest, checkpoint: checkpoint))
        guard let found = outcome.last else {
            isDone = true
            return true
        }
        pacing.record(lockHeld: outcome.lockHeld)
        last = found
        return false
    }
}
