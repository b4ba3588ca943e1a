import OrdersCore

/// What the dashboard knows about the database's changes.
struct RefreshState: Sendable {
    var interval: RefreshInterval
    /// When the screen was frozen; nil when it isn't.
    var frozenAt: Instant?
    /// The last change token; nil before the first.
    var token: Int64?
    /// When the token under way was asked for; nil when none is.
    var tokenAskedAt: Instant?
    /// Whether a job of this process has written since: the token doesn't tell of that.
    var hasOwnChanges = false
    /// Why the database didn't answer; nil when it did.
    var failure: OrdersError?

    var isFrozen: Bool { frozenAt != nil }

    /// How long the database has been silent, once that is too long for a question that costs next to nothing.
    func silence(at now: Instant) -> Duration? {
        let waited = tokenAskedAt.map { now.elapsed(since: $0) }
        return waited.flatMap { $0 > .seconds(3) ? $0 : nil }
    }
}
