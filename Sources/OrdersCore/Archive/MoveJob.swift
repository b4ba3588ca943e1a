/// Moves orders to the archive, or back, in short batches that let writers through.
public struct MoveJob: Job {
    public let draft: JobDraft
    private let selection: ArchiveSelection
    private let archive: any OrderArchive
    private let clock: any Clock<Duration>
    private var meter: BatchMeter

    /// - Parameter rows: how many rows the preview counted, for progress and ETA.
    public init(
        selection: ArchiveSelection, rows: Int64?, maxWriterStall: Duration, archive: any OrderArchive,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.draft = JobDraft(
            kind: selection.direction.jobKind, title: selection.title,
            parameters: selection.parameters(maxWriterStall: maxWriterStall), rowsTotal: rows)
        self.selection = selection
        self.archive = archive
        self.clock = clock
        self.meter = BatchMeter(BatchPacing(maxWriterStall: maxWriterStall))
    }

    /// The rows that are left stay where they are; the next process goes on.
    public var stateWhenInterrupted: JobState { .paused }

    public var leaseLength: Duration { .seconds(15) }

    public func plan() async throws -> JobPlan {
        let preview = try await archive.previewMove(of: selection)
        return JobPlan(
            title: draft.title, rows: preview.rows, consequences: consequences(of: preview),
            statements: preview.statements, obstacles: preview.obstacles)
    }

    public mutating func step(_ context: JobContext) async throws -> JobStep {
        let elapsed = clock.stopwatch()
        let size = batchSize(done: context.record.rowsDone)
        let orderIDs = try await archive.orderIDs(
            in: selection, after: context.record.lastOrderID, limit: size)
        guard let last = orderIDs.last else {
            return .finished(summary: "moved \(context.record.rowsDone.grouped) rows")
        }
        let checkpoint = JobCheckpoint(
            jobID: context.record.id, lease: context.lease, position: last.value.coded, meter: meter.figures,
            at: context.now)
        let outcome = try await archive.move(
            ArchiveBatch(selection: selection, orderIDs: orderIDs, checkpoint: checkpoint))
        meter.record(rows: outcome.moved, lockHeld: outcome.lockHeld, elapsed: elapsed())
        return .advanced(rest: meter.pacing.rest)
    }

    private func batchSize(done: Int64) -> Int {
        guard let limit = selection.limit else { return meter.pacing.batchSize }
        return Int(min(Int64(meter.pacing.batchSize), max(0, limit - done)))
    }

    private func consequences(of preview: ArchivePreview) -> [String] {
        let range = [preview.oldest, preview.newest].compactMap { $0?.dateText }.joined(separator: " to ")
        let target = selection.direction == .archive ? "from main to the archive" : "from the archive to main"
        return [
            "Moves \(preview.rows.grouped) orders \(target)" + (range.isEmpty ? "." : ", created \(range)."),
            "Each batch is copied, verified and only then removed, in one transaction.",
            "Batches are kept so short that writers seldom wait over \(Int(meter.pacing.maxWriterStall.inMilliseconds)) ms.",
        ]
    }
}

extension ArchiveDirection {
    /// The kind of the job that moves this way.
    public var jobKind: JobKind {
        switch self {
        case .archive: .archive
        case .restore: .restore
        }
    }
}

extension JobRecord {
    /// The last order a move finished; nil before the first batch.
    fileprivate var lastOrderID: Order.ID? {
        position.flatMap(OpaqueID.init(coded:)).map(Order.ID.init)
    }
}
