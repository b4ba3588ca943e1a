/// Runs jobs, for the dashboard and the command line alike: takes the lease, steps, rests, answers requests,
/// keeps the journal. What to do next is `JobLoop`'s decision.
public struct JobRunner: Sendable {
    private let journal: any JobJournal
    private let host: JobHost
    private let clock: any Clock<Duration>

    public init(journal: any JobJournal, host: JobHost, clock: any Clock<Duration> = ContinuousClock()) {
        self.journal = journal
        self.host = host
        self.clock = clock
    }

    /// Enters a new job in the journal and runs it to its end, a pause or a cancellation.
    ///
    /// Cancelling the task stops the job at its last checkpoint, in the state the job names for that.
    ///
    /// - Parameter onChange: called with the record after entering it, after steps (at most ten times a
    ///   second) and at the end.
    /// - Returns: the record at the end of this run; `state` tells how it ended.
    /// - Throws: `OrdersError` when the journal can't be written; a job that fails ends as `failed` and doesn't
    ///   throw.
    public func start(
        _ job: any Job, onChange: @escaping @Sendable (JobRecord) -> Void = { _ in }
    ) async throws -> JobRecord {
        try await clearDead(job.draft.kind.excluded)
        let now = host.now()
        let record = try await journal.create(job.draft, lease: lease(for: job, at: now), at: now)
        return try await run(job, record: record, onChange: onChange)
    }

    /// Ends the lines of jobs of which nothing else is left, so that they are in nobody's way.
    private func clearDead(_ kinds: [JobKind]) async throws {
        for record in try await journal.jobs(includingFinished: false)
        where kinds.contains(record.draft.kind) && host.leftNothing(record) {
            _ = try await journal.request(
                .cancel, of: record.id, deadOwner: host.deadOwner(of: record), at: host.now())
        }
    }

    /// Goes on with a job from its checkpoint: after a pause, or after its process died.
    ///
    /// - Throws: `OrdersError`: `jobHeld` while another living process runs it, `invalidInput` when it has
    ///   ended.
    public func resume(
        _ job: any Job, id: JobID, onChange: @escaping @Sendable (JobRecord) -> Void = { _ in }
    ) async throws -> JobRecord {
        let now = host.now()
        let deadOwner = host.deadOwner(of: try await journal.job(id))
        let record = try await journal.acquire(
            id, lease: lease(for: job, at: now), deadOwner: deadOwner, at: now)
        return try await run(job, record: record, onChange: onChange)
    }

    private func run(
        _ job: any Job, record: JobRecord, onChange: @escaping @Sendable (JobRecord) -> Void
    ) async throws -> JobRecord {
        var run = JobRun(
            job: job, record: record, loop: JobLoop(stateWhenInterrupted: job.stateWhenInterrupted))
        var throttle = Throttle(clock: clock, interval: .milliseconds(100))
        onChange(record)
        while true {
            switch await nextAction(of: &run) {
            case .step:
                await step(&run, onChange: onChange)
            case .rest(let duration, let reason):
                run.record.meter.waitingFor = reason
                if throttle.passes() { onChange(run.record) }
                try? await clock.sleep(for: duration)
                run.event = Task.isCancelled ? .interrupted : nil
            case .end(let state, let message):
                let ended = try await end(run, state: state, message: message)
                onChange(ended)
                if state == .cancelled { await run.job.tidyUp() }
                return ended
            }
        }
    }

    /// What happened last decides; when nothing did, what the journal asks.
    private func nextAction(of run: inout JobRun) async -> JobLoop.Action {
        if let event = run.event {
            run.event = nil
            return run.loop.next(after: event)
        }
        do {
            run.record = try await journal.job(run.record.id)
            return run.loop.next(after: .requestRead(run.record.request))
        } catch {
            return run.loop.next(after: JobLoop.Event(error, of: run.job))
        }
    }

    private func step(_ run: inout JobRun, onChange: @escaping @Sendable (JobRecord) -> Void) async {
        let now = host.now()
        let record = run.record
        let context = JobContext(record: record, lease: lease(for: run.job, at: now), now: now) { meter in
            var shown = record
            shown.meter = meter
            onChange(shown)
        }
        do {
            let step = try await run.job.step(context)
            if case .waiting(_, let reason) = step { try await keepLease(context, waitingFor: reason) }
            run.event = .stepped(step)
        } catch {
            run.event = JobLoop.Event(error, of: run.job)
        }
    }

    /// A job that waits for hours keeps its lease, and everybody sees what it waits for.
    private func keepLease(_ context: JobContext, waitingFor reason: String) async throws {
        var meter = context.record.meter
        meter.waitingFor = reason
        try await journal.record(
            JobCheckpoint(
                jobID: context.record.id, lease: context.lease, position: nil, meter: meter, at: context.now),
            addingRows: 0)
    }

    /// Writes the end in a task of its own: the run's task may be cancelled, and then no query of it would go
    /// through.
    private func end(_ run: JobRun, state: JobState, message: String) async throws -> JobRecord {
        let (journal, host) = (journal, host)
        return try await Task {
            try await journal.end(
                run.record.id, owner: host.owner, state: state, message: message, at: host.now())
        }.value
    }

    private func lease(for job: any Job, at now: Instant) -> JobLease {
        let length = job.leaseLength.components.seconds
        return JobLease(owner: host.owner, until: now.adding(seconds: length))
    }
}

/// What one run carries from step to step.
private struct JobRun: Sendable {
    var job: any Job
    var record: JobRecord
    var loop: JobLoop
    var event: JobLoop.Event?
}

extension JobLoop.Event {
    /// What an error thrown by a step or by the journal means to the loop.
    fileprivate init(_ error: any Error, of job: any Job) {
        switch error {
        case is CancellationError: self = .interrupted
        case let error as OrdersError:
            let passes = error.code.passes || (error.code == .diskFull && job.waitsForRoom)
            self = .failed(message: error.message, passes: passes)
        default: self = .failed(message: String(describing: error), passes: false)
        }
    }
}

extension OrdersError.Code {
    /// Whether waiting is all that it takes: a lock is given back, a server comes up again.
    fileprivate var passes: Bool { self == .busy || self == .unreachable }
}
