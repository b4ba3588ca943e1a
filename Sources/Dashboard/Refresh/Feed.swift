import OrdersCore

/// What a part keeps of a query that is asked again and again: the last good answer with its age, the last
/// failure, and when to ask next.
struct Feed<Value: Sendable>: Sendable {
    private(set) var value: Value?
    /// When the value came.
    private(set) var loadedAt: Instant?
    /// When the value was asked for: the database was read then or later.
    private(set) var askedAt: Instant?
    /// Why the last try failed; nil once one has succeeded again.
    private(set) var failure: OrdersError?
    private var policy = RefreshPolicy()

    /// The database has changed: the value may be old.
    mutating func markStale() {
        policy.markStale()
    }

    /// Whether the person wants an answer that is newer than the one under way.
    var isWanted: Bool { policy.isWanted }

    /// Whether an answer is on its way that the person has asked for.
    var isAsked: Bool { policy.isRunning && (policy.isForced || policy.isWanted) }

    /// The value has served its time: the next look asks again, whatever that costs.
    mutating func expire() {
        policy.expire()
    }

    /// The same, once the value is so old; one from the future, because the clock was set back, is.
    mutating func expire(after age: Duration, at now: Instant) {
        let passed = askedAt.map { now.elapsed(since: $0) }
        if let passed, passed >= .zero, passed < age { return }
        expire()
    }

    /// Another question is asked now and the last answer stays until its own comes. The effect of the new
    /// question has the same id and so cancels the old one.
    mutating func askAnew() {
        policy = RefreshPolicy()
    }

    /// Whether to ask now. A yes counts as asked, so follow it with the effect.
    mutating func starts(at now: Instant, isForced: Bool = false) -> Bool {
        policy.starts(at: now, isForced: isForced)
    }

    /// Forgets everything, because something else is asked for. The effect of the new question has the same
    /// id and so cancels the old one.
    mutating func reset() {
        self = Feed()
    }

    /// Takes in an answer. On a frozen screen one that the person didn't ask for changes nothing.
    mutating func take(_ result: Result<Value, OrdersError>, in context: DashboardContext) {
        let isHeld = context.isFrozen && value != nil && !policy.isForced
        switch result {
        case _ where isHeld: break
        case .success(let new):
            (value, loadedAt, askedAt, failure) = (new, context.now, policy.startedAt, nil)
        case .failure(let error): failure = error
        }
        let isUsable = !isHeld && failure == nil
        policy.finished(at: context.now, isUsable: isUsable)
    }

    /// Whether the value is known to be, or may be, behind the database: then its age is shown.
    func isBehind(in context: DashboardContext) -> Bool {
        guard value != nil else { return false }
        return context.isFrozen || failure != nil || policy.isStale || isSlow(at: context.now)
    }

    private func isSlow(at now: Instant) -> Bool {
        guard policy.isRunning, let startedAt = policy.startedAt else { return false }
        return now.elapsed(since: startedAt) > .seconds(2)
    }
}
