/// Decides what a job's runner does next. Knows no database and no clock.
public struct JobLoop: Hashable, Sendable {
    /// What the runner saw.
    public enum Event: Hashable, Sendable {
        /// The journal was read: what somebody asks of the job.
        case requestRead(JobRequest?)
        case stepped(JobStep)
        /// The step threw; `passes` when others can end what was in the way, and trying again will do.
        case failed(message: String, passes: Bool)
        /// The process is told to stop.
        case interrupted
    }

    /// What the runner shall do.
    public enum Action: Hashable, Sendable {
        case step
        /// Rest, then read the journal again. A reason is shown while the job waits for others.
        case rest(Duration, reason: String?)
        case end(JobState, message: String)
    }

    private let stateWhenInterrupted: JobState
    private var busyAttempts = 0

    public init(stateWhenInterrupted: JobState) {
        self.stateWhenInterrupted = stateWhenInterrupted
    }

    public mutating func next(after event: Event) -> Action {
        switch event {
        case .requestRead(nil): return .step
        case .requestRead(.pause): return .end(.paused, message: "paused at a checkpoint")
        case .requestRead(.cancel): return .end(.cancelled, message: "cancelled at a checkpoint")
        case .interrupted: return .end(stateWhenInterrupted, message: "stopped with its process")
        case .stepped(.finished(let summary)): return .end(.done, message: summary)
        case .stepped(.advanced(let rest)):
            busyAttempts = 0
            return .rest(rest, reason: nil)
        case .stepped(.waiting(let rest, let reason)):
            busyAttempts = 0
            return .rest(rest, reason: reason)
        case .failed(let message, let passes):
            return passes ? backOff(message) : .end(.failed, message: message)
        }
    }

    /// Doubles from 50 ms to 5 s. A lock held by another program, or room on the disk, is waited for, however
    /// long, because the person can pause or cancel and nothing is lost by waiting.
    private mutating func backOff(_ message: String) -> Action {
        let milliseconds = min(5_000, 50 << min(busyAttempts, 10))
        busyAttempts += 1
        return .rest(.milliseconds(milliseconds), reason: message)
    }
}
