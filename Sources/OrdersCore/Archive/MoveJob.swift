/// Moves orders to the archive, or back, in short batches that let writers through.
public struct MoveJob: Job {
    public let draft: JobDraft
    let selection: ArchiveSelection
    let place: ArchivePlace?
    let hours: WorkingHours?
    let archive: any OrderArchive
    private let clock: any Clock<Duration>
    private(set) var meter: BatchMeter
    private var probes: Throttle
    private var space: SpaceReturn
    private var sweep: FlagSweep
    /// Whether nothing is left to move, so that it isn't looked for again in every step that gives space back.
    private var isMoved = false
    /// Whether a restore has found no flag, so that it isn't looked for again.
    private var isUnflagged = false

    /// - Parameters:
    ///   - place: where the archive shall be kept from then on; nil leaves it where it is.
    ///   - rows: how many rows the preview counted, for progress and ETA.
    ///   - batchRange: the rows of the smallest and of the largest batch.
    ///   - hours: when the job may move orders; outside of them it waits. Nil means always. Flags are quick, and set or
    ///     taken off at any time.
    public init(
        selection: ArchiveSelection, into place: ArchivePlace? = nil, rows: Int64?, maxWriterStall: Duration,
        batchRange: ClosedRange<Int> = BatchPacing.standardRange, onlyBetween hours: WorkingHours? = nil,
        archive: any OrderArchive, clock: any Clock<Duration> = ContinuousClock()
    ) {
        var parameters = selection.parameters
        parameters["max_writer_stall_us"] = String(Int64(maxWriterStall.inSeconds * 1e6))
        parameters["only_between"] = hours?.description
        parameters["to"] = place?.parameter
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
        self.sweep = FlagSweep(maxWriterStall: maxWriterStall)
        self.probes = Throttle(clock: clock, interval: MoveJob.probeInterval)
    }

    /// The rows that are left stay where they are; the next process goes on.
    public var stateWhenInterrupted: JobState { .paused }

    /// Somebody has to make room; what has moved stays where it is meanwhile.
    public var waitsForRoom: Bool { true }

    public var leaseLength: Duration { .seconds(15) }

    public mutating func step(_ context: JobContext) async throws -> JobStep {
        let position = position(context)
        if position.stage == .moving, let hours, let wait = hours.wait(at: context.now) {
            return .waiting(min(wait, MoveJob.longestWait), reason: "works only between \(hours) UTC")
        }
        if isMoved { return try await clearUp(context) }
        let elapsed = clock.stopwatch()
        if try await prepare(position, context) > 0 { return .advanced(rest: meter.pacing.rest) }
        let orderIDs = try await orderIDs(position, context)
        guard let last = orderIDs.last else { return try await endStage(position.stage, context) }
        let (archive, isProbeDue) = (archive, probes.passes())
        async let probed = isProbeDue ? try? archive.probeWriterStall() : nil
        let outcome = try await run(
            position.stage, batch(orderIDs, MovePosition(position.stage, after: last), context))
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

    /// Before anything else: the archive is where the person wants it and has main's columns. Before orders move: no
    /// batch is left half done.
    ///
    /// - Returns: how many orders have moved by that.
    private func prepare(_ position: MovePosition, _ context: JobContext) async throws -> Int {
        let checkpoint = checkpoint(context, position: nil)
        if isFirstStep(position, context) {
            if let place { try await archive.keepArchive(in: place) }
            try await archive.prepareMove(checkpoint)
        }
        return position.stage == .moving ? try await archive.finishBatch(for: checkpoint) : 0
    }

    /// Taking flags off a restore's orders needs no archive.
    private func isFirstStep(_ position: MovePosition, _ context: JobContext) -> Bool {
        switch selection.direction {
        case .archive: context.record.position == nil
        case .restore: position == MovePosition(.moving)
        }
    }

    /// After the last batch: dead flags go first, then space is given back.
    private mutating func clearUp(_ context: JobContext) async throws -> JobStep {
        let checkpoint = checkpoint(context, position: nil)
        guard try await sweep.step(archive, checkpoint) else { return .advanced(rest: .zero) }
        let moved = context.record.moveSummary
        // A run that moved nothing has nothing to give.
        guard context.record.rowsDone > 0 else { return .finished(summary: moved) }
        switch try await space.step(archive, checkpoint) {
        case .finished(let words): return .finished(summary: words.isEmpty ? moved : "\(moved); \(words)")
        case let step: return step
        }
    }

    public func tidyUp() async {
        var sweep = FlagSweep(maxWriterStall: meter.pacing.maxWriterStall)
        while let isClean = try? await sweep.step(archive, nil), !isClean {}
    }

    private func checkpoint(_ context: JobContext, position: MovePosition?) -> JobCheckpoint {
        let stage = (position ?? self.position(context)).stage
        var figures = meter.figures
        figures.flagged = context.record.meter.flagged
        figures.stage = stage == .moving && figures.flagged == nil ? nil : stage
        return JobCheckpoint(
            jobID: context.record.id, lease: context.lease, position: position?.text, meter: figures,
            at: context.now)
    }
}

// The stages of a run.
extension MoveJob {
    /// Where it goes on. An archive run flags first, if at all; a restore takes off flags first, if there are any.
    private func position(_ context: JobContext) -> MovePosition {
        if let position = context.record.position.flatMap(MovePosition.init) { return position }
        if selection.direction == .restore { return MovePosition(isUnflagged ? .moving : .unflagging) }
        return MovePosition(selection.flagsFirst ? .flagging : .moving)
    }

    /// The orders of the next batch.
    private func orderIDs(_ position: MovePosition, _ context: JobContext) async throws -> [Order.ID] {
        let (record, after) = (context.record, position.orderID)
        let size = batchSize(done: record.stageRows)
        switch position.stage {
        case .unflagging:
            return try await archive.flaggedOrderIDs(.among(selection), after: after, limit: size)
        case .moving where selection.flagsFirst:
            return try await archive.flaggedOrderIDs(.byRun(record.id), after: after, limit: size)
        case .flagging, .moving:
            return try await archive.orderIDs(in: selection, after: after, limit: size)
        }
    }

    private func run(_ stage: MoveStage, _ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        switch stage {
        case .flagging: try await archive.flag(batch)
        case .unflagging: try await archive.unflag(batch)
        case .moving: try await archive.move(batch)
        }
    }

    /// When a stage has nothing left. That is noted, because looking for more would read all orders that are younger,
    /// again with each step.
    private mutating func endStage(_ stage: MoveStage, _ context: JobContext) async throws -> JobStep {
        if stage != .moving { meter = BatchMeter(meter.pacing.anew) }
        switch stage {
        case .moving:
            isMoved = true
            return try await clearUp(context)
        case .unflagging where context.record.position == nil:
            isUnflagged = true
            return try await step(context)
        case .flagging: _ = try await archive.flag(batch([], MovePosition(.moving), context))
        case .unflagging: _ = try await archive.unflag(batch([], MovePosition(.moving), context))
        }
        return .advanced(rest: .zero)
    }

    private func batch(
        _ orderIDs: [Order.ID], _ position: MovePosition, _ context: JobContext
    ) -> ArchiveBatch {
        ArchiveBatch(
            selection: selection, orderIDs: orderIDs, checkpoint: checkpoint(context, position: position),
            rest: meter.pacing.rest, patience: meter.pacing.patience)
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
