/// A job as the journal holds it.
public struct JobRecord: Hashable, Sendable {
    public let id: JobID
    public let draft: JobDraft
    public var state: JobState
    public var request: JobRequest?
    /// Nil before the first checkpoint.
    public var position: String?
    public var rowsDone: Int64
    public var meter: JobMeter
    public var lease: JobLease?
    public let createdAt: Instant
    public var updatedAt: Instant
    public var finishedAt: Instant?
    /// How it ended, or why it waits.
    public var message: String?

    public init(
        id: JobID, draft: JobDraft, state: JobState, request: JobRequest?, position: String?, rowsDone: Int64,
        meter: JobMeter, lease: JobLease?, createdAt: Instant, updatedAt: Instant, finishedAt: Instant?,
        message: String?
    ) {
        self.id = id
        self.draft = draft
        self.state = state
        self.request = request
        self.position = position
        self.rowsDone = rowsDone
        self.meter = meter
        self.lease = lease
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.finishedAt = finishedAt
        self.message = message
    }

    /// How the job stands at an instant, given whether its owner's process is known to be dead.
    public func phase(at now: Instant, ownerIsDead: Bool = false) -> JobPhase {
        switch state {
        case .paused: return .paused
        case .cancelled: return .cancelled
        case .done: return .done
        case .failed: return .failed
        case .running: break
        }
        guard let lease, lease.until > now, !ownerIsDead else { return .interrupted }
        switch request {
        case .pause: return .pausing
        case .cancel: return .cancelling
        case nil: return .running
        }
    }

    /// What the present stage has done: flagged orders while a run flags them, else the rows that are done.
    public var stageRows: Int64 {
        meter.stage == .flagging ? meter.flagged ?? 0 : rowsDone
    }

    /// Done out of total, 0 to 1, of the present stage; nil when the total is not known.
    public var fraction: Double? {
        if let build = meter.build { return build.fraction }
        guard let total = draft.rowsTotal else { return nil }
        return total > 0 ? min(1, Double(stageRows) / Double(total)) : 1
    }

    /// The time left of the present stage at the present rate; nil when nothing can be said.
    public var timeLeft: Duration? {
        if let build = meter.build { return build.timeLeft }
        guard let total = draft.rowsTotal, meter.rowsPerSecond > 0 else { return nil }
        let seconds = max(0, Double(total) - Double(stageRows)) / meter.rowsPerSecond
        return seconds < JobRecord.longestForecast ? .seconds(seconds) : nil
    }

    /// A forecast of more than a year says nothing, and a rate next to zero must not overflow a duration.
    private static let longestForecast: Double = 365 * 86_400
}
