/// Moves orders to the archive, or back, in short batches that let writers through.
public struct MoveJob: Job {
    public let draft: JobDraft
    private let selection: ArchiveSelection
    private let hours: WorkingHours?
    private let archive: any OrderArchive
    private let clock: any Clock<Duration>
    private var meter: BatchMeter
    private var probes: Throttle

    /// - Parameters:
    ///   - rows: how many rows the preview counted, for progress and ETA.
    ///   - hours: when the job may work; outside of them it waits. Nil means always.
    public init(
        selection: ArchiveSelection, rows: Int64?, maxWriterStall: Duration,
        onlyBetween hours: WorkingHours? = nil,
        archive: any OrderArchive, clock: any Clock<Duration> = ContinuousClock()
    ) {
        var parameters = selection.parameters
        parameters["max_writer_stall_us"] = String(Int64(maxWriterStall.inSeconds * 1e6))
        parameters["only_between"] = hours?.description
        self.draft = JobDraft(
            kind: selection.direction.jobKind, title: selection.title, parameters: parameters, rowsTotal: rows
        )
        self.selection = selection
        self.hours = hours
        self.archive = archive
        self.clock = clock
        self.meter = BatchMeter(BatchPacing(maxWriterStall: maxWriterStall))
        self.probes = Throttle(clock: clock, interval: MoveJob.probeInterval)
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
        if let hours, let wait = hours.wait(at: context.now) {
            return .waiting(min(wait, MoveJob.longestWait), reason: "works only between \(hours) UTC")
        }
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
        let (archive, isProbeDue) = (archive, probes.passes())
        async let probed = isProbeDue ? try? archive.probeWriterStall() : nil
        let outcome = try await archive.move(
            ArchiveBatch(selection: selection, orderIDs: orderIDs, checkpoint: checkpoint))
        meter.record(
            rows: outcome.moved, lockHeld: outcome.lockHeld, probed: await probed, elapsed: elapsed(),
            othersWrote: outcome.othersWrote)
        return .advanced(rest: meter.rest)
    }

    /// Often enough to see what happens, seldom enough to get in nobody's way.
    private static let probeInterval: Duration = .milliseconds(50)

    /// How soon a waiting job answers a request; its lease is prolonged after each wait.
    private static let longestWait: Duration = .seconds(2)

    private func batchSize(done: Int64) -> Int {
        guard let limit = selection.limit else { return meter.pacing.batchSize }
        return Int(min(Int64(meter.pacing.batchSize), max(0, limit - done)))
    }

    private func consequences(of preview: ArchivePreview) -> [String] {
        let range = [preview.oldest, preview.newest].compactMap { $0?.dateText }.joined(separator: " to ")
        let target = selection.direction == .archive ? "from main to the archive" : "from the archive to main"
        return [
            "Moves \(preview.rows.grouped) orders \(target)" + (range.isEmpty ? "." : ", created \(range).")
        ] + preview.heldBack.map(\.sentence) + [
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
