/// Where a job stands, as the journal holds it.
public enum JobState: String, CaseIterable, Hashable, Sendable {
    /// Under way, or left behind by a process that died: the lease tells.
    case running
    case paused
    case cancelled
    case done
    case failed

    /// Whether nothing will happen to the job any more.
    public var isFinal: Bool {
        self == .cancelled || self == .done || self == .failed
    }
}

/// What somebody asks of a running job; it answers at its next checkpoint.
public enum JobRequest: String, Hashable, Sendable {
    case pause
    case cancel
}

/// Where a job stands as a person sees it: its state, what was asked of it, and whether its process lives.
public enum JobPhase: String, Hashable, Sendable {
    case running
    case pausing
    case cancelling
    /// Its process died or lost its lease; it goes on from its checkpoint when resumed.
    case interrupted
    case paused
    case cancelled
    case done
    case failed
}
