import OrdersCore

/// Decides when a query is asked again: never two at once, never so often that it takes more than a
/// twentieth of the time, and at least once a minute, because the report's window slides.
struct RefreshPolicy: Hashable, Sendable {
    private(set) var isRunning = false
    /// Whether the database is known to have changed since the last time it was asked.
    private(set) var isStale = true
    /// Whether the person asked for the run that is under way.
    private(set) var isForced = false
    private(set) var startedAt: Instant?
    /// Whether the person asked while a run was under way that may have missed what they want to see.
    private(set) var isWanted = false
    private var finishedAt: Instant?
    private var duration: Duration = .zero

    static let rest = 20
    static let longestWait: Duration = .seconds(60)

    mutating func markStale() {
        isStale = true
    }

    /// The answer has served its time: it is asked for again without a rest.
    mutating func expire() {
        finishedAt = nil
    }

    /// Whether to ask now; a yes counts as having started.
    mutating func starts(at now: Instant, isForced wanted: Bool = false) -> Bool {
        guard !isRunning else {
            isWanted = isWanted || wanted
            return false
        }
        guard wanted || isDue(at: now) else { return false }
        isForced = wanted || isWanted
        (isRunning, isStale, isWanted, startedAt) = (true, false, false, now)
        return true
    }

    /// Takes in that an answer came; one that wasn't used leaves the policy stale.
    mutating func finished(at now: Instant, isUsable: Bool = true) {
        if let startedAt { duration = max(.zero, now.elapsed(since: startedAt)) }
        (isRunning, isForced, finishedAt) = (false, false, now)
        if !isUsable { isStale = true }
    }

    /// Whether enough time has passed. A clock that was set back doesn't hold anything up.
    private func isDue(at now: Instant) -> Bool {
        guard let finishedAt, !isWanted else { return true }
        let waited = now.elapsed(since: finishedAt)
        guard waited >= .zero else { return true }
        guard waited >= duration * RefreshPolicy.rest else { return false }
        return isStale || waited >= RefreshPolicy.longestWait
    }
}
