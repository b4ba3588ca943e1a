/// Moves orders to the archive, or back, in short batches that let writers through.
public struct MoveJob: Job {
    public let draft: JobDraft
    let selection: ArchiveSelection
    let place: ArchivePlace?
    private let hours: WorkingHours?
    let archive: any OrderArchive
    private let clock: any Clock<Duration>
    private(set) var meter: BatchMeter
    private var probes: Throttle
    private var space: SpaceReturn
    /// Whether nothing is left to move, so that it isn't looked for again in every step that gives space back.
    private var isMoved = false

    /// - Parameters:
    ///   - place: where the archive shall be kept from then on; nil leaves it where it is.
    ///   - rows: how many rows the preview counted, for progress and ETA.
    ///   - batchRange: the rows of the smallest and of the largest batch.
    ///   - hours: when the job may work; outside of them it waits. Nil means always.
    public init(
        selection: ArchiveSelection, into place: ArchivePlace? = nil, rows: Int64?, maxWriterStall: Duration,
        batchRange: ClosedRange<Int> = BatchPacing.standardRange, onlyBetween hours: WorkingHours? = nil,
        archive: any OrderArchive, clock: any Clock<Duration> = ContinuousClock()
    ) {
        var parameters = selection.parameters
        parameters["max_writer_stall_us"] = String(Int64(maxWriterStall.inSeconds * 1e6))
        parameters["only_between"] = hours?.description
        parameters["to"] = place?.path
        self.draft = JobDraft(
            kind: selection.direction.jobKind, title: selection.title, parameters: parameters, rowsTotal: rows
        )
        self.selection = selection
        self.place = place
        self.hours = hours
        self.archive = archive
        self.clock = clock
        self.meter = BatchMeter(BatchPacing(maxWriterStall: maxWriterStall, batchRange: batchRange))
        self.space = SpaceReturn(maxWriterStall: maxWriterStall)
        self.probes = Throttle(clock: clock, interval: MoveJob.probeInterval)
    }

    /// The rows that are left stay where they are; the next process goes on.
    public var stateWhenInterrupted: JobState { .paused }

    /// Somebody has to make room; what has moved stays where it is meanwhile.
    public var waitsForRoom: Bool { true }

    public var leaseLength: Duration { .seconds(15) }

    public mutating func step(_ context: JobContext) async throws -> JobStep {
        if let hours, let wait = hours.wait(at: context.now) {
            return .waiting(min(wait, MoveJob.longestWait), reason: "works only between \(hours) UTC")
        }
        if isMoved { return try await giveBackSpace(context) }
        let elapsed = clock.stopwatch()
        if try await prepare(context) > 0 { return .advanced(rest: meter.pacing.rest) }
        let size = batchSize(done: context.record.rowsDone)
        let orderIDs = try await archive.orderIDs(
            in: selection, after: context.record.lastOrderID, limit: size)
        guard let last = orderIDs.last else {
            isMoved = true
            return try await giveBackSpace(context)
        }
        let (archive, isProbeDue) = (archive, probes.passes())
        async let probed = isProbeDue ? try? archive.probeWriterStall() : nil
        let outcome = try await archive.move(
            ArchiveBatch(
                selection: selection, orderIDs: orderIDs,
                checkpoint: checkpoint(context, position: last.value.coded), rest: meter.pacing.rest))
        meter.record(
            rows: outcome.moved, lockHeld: outcome.lockHeld, probed: await probed, elapsed: elapsed(),
            othersWrote: outcome.othersWrote)
        // The engine rests before it takes the lock again, to the microsecond.
        return .advanced(rest: .zero)
    }

    /// Often enough to see what happens, seldom enough to get in nobody's way.
    private static let probeInterval: Duration = .milliseconds(50)

    /// How soon a waiting job answers a request; its lease is prolonged after each wait.
    private static let longestWait: Duration = .seconds(2)

    /// Before anything else moves: the archive is where the person wants it and has main's columns, and no batch is
    /// left half done.
    ///
    /// - Returns: how many orders have moved by that.
    private func prepare(_ context: JobContext) async throws -> Int {
        let checkpoint = checkpoint(context, position: nil)
        if context.record.position == nil {
            if let place { try await archive.keepArchive(in: place) }
            try await archive.prepareMove(checkpoint)
        }
        return try await archive.finishBatch(for: checkpoint)
    }

    /// After the last batch; a run that moved nothing has nothing to give.
    private mutating func giveBackSpace(_ context: JobContext) async throws -> JobStep {
        let moved = "moved \(context.record.rowsDone.grouped) rows"
        guard context.record.rowsDone > 0 else { return .finished(summary: moved) }
        switch try await space.step(archive, checkpoint(context, position: nil)) {
        case .finished(let words): return .finished(summary: words.isEmpty ? moved : "\(moved); \(words)")
        case let step: return step
        }
    }

    private func checkpoint(_ context: JobContext, position: String?) -> JobCheckpoint {
        JobCheckpoint(
            jobID: context.record.id, lease: context.lease, position: position, meter: meter.figures,
            at: context.now)
    }

    private func batchSize(done: Int64) -> Int {
        guard let limit = selection.limit else { return meter.pacing.batchSize }
        return Int(min(Int64(meter.pacing.batchSize), max(0, limit - done)))
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
