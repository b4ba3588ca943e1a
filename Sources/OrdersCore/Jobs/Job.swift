/// Long work in steps: plan, confirm, steps, done. Each step records a durable checkpoint.
///
/// A job keeps no state that matters: made again from its record after a crash, it goes on.
public protocol Job: Sendable {
    /// What the journal shall know about it.
    var draft: JobDraft { get }

    /// How it ends when its process is told to stop: `paused` where the next process can go on from the
    /// checkpoint, `cancelled` where an interrupted step leaves nothing behind.
    var stateWhenInterrupted: JobState { get }

    /// How long the lease lasts without a checkpoint: longer than the longest step.
    var leaseLength: Duration { get }

    /// Whether a full disk is waited for, as a lock is: for steps that need little room and leave nothing behind
    /// where they don't get it.
    var waitsForRoom: Bool { get }

    /// What the job would change. Changes nothing.
    ///
    /// - Throws: `OrdersError` when the store can't tell.
    func plan() async throws -> JobPlan

    /// Does the next piece of work and its checkpoint.
    ///
    /// - Throws: `OrdersError`; `busy` and `unreachable` are tried again later, and `diskFull` where the job waits for room; anything
    ///   else ends the job as failed.
    ///   `CancellationError` when the task is cancelled; then the piece left nothing behind.
    mutating func step(_ context: JobContext) async throws -> JobStep

    /// Clears away what a cancelled run has left and nobody looks at any more, as far as that works out. Any process
    /// may do it, at any time, and it can be left undone.
    func tidyUp() async
}

extension Job {
    public var waitsForRoom: Bool { false }

    /// Most jobs leave nothing.
    public func tidyUp() async {}
}

/// What a step needs to know about the run it is part of.
public struct JobContext: Sendable {
    /// The record as of the last checkpoint.
    public let record: JobRecord
    /// The lease to write checkpoints under.
    public let lease: JobLease
    public let now: Instant
    /// Shows how a step is doing that takes long, to this process alone: no checkpoint is written.
    public let report: @Sendable (JobMeter) -> Void

    public init(
        record: JobRecord, lease: JobLease, now: Instant,
        report: @escaping @Sendable (JobMeter) -> Void = { _ in }
    ) {
        self.record = record
        self.lease = lease
        self.now = now
        self.report = report
    }
}

/// What a step did.
public enum JobStep: Hashable, Sendable {
    /// Got on; rests before the next step so that others can write.
    case advanced(rest: Duration)
    /// Did nothing yet; looks again after a rest. The reason is for the person.
    case waiting(Duration, reason: String)
    /// Nothing is left to do.
    case finished(summary: String)
}
