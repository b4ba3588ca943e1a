/// Gives space back at the end of a run, in steps as short as the run's batches.
struct SpaceReturn: Sendable {
    private var pacing: BatchPacing
    private var bytes: Int64 = 0

    init(maxWriterStall: Duration) {
        pacing = BatchPacing(maxWriterStall: maxWriterStall, batchRange: 16...2_000, first: 50)
    }

    /// - Returns: What was given back, or why not, for the end of the run's summary.
    mutating func step(_ archive: any OrderArchive, _ checkpoint: JobCheckpoint) async throws -> JobStep {
        let outcome = try await archive.giveBackSpace(
            SpaceStep(pages: pacing.batchSize, checkpoint: checkpoint))
        pacing.record(lockHeld: outcome.lockHeld)
        bytes += outcome.bytes
        guard outcome.isFinished else { return .advanced(rest: pacing.rest) }
        let given = bytes > 0 ? ["gave \(bytes.spokenBytes) back to the disk"] : []
        return .finished(summary: (given + [outcome.advice].compactMap(\.self)).joined(separator: "; "))
    }
}
