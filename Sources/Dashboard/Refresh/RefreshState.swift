import OrdersCore

/// What the dashboard knows about the database's changes.
struct RefreshState: Sendable {
    var interval: RefreshInterval
    /// When the screen was frozen; nil when it isn't.
    var frozenAt: Instant?
    /// The last change token; nil before the first.
    var token: Int64?
    var isReadingToken = false
    /// Whether a job of this process has written since: the token doesn't tell of that.
    var hasOwnChanges = false
    /// Why the database didn't answer; nil when it did.
    var failure: OrdersError?

    var isFrozen: Bool { frozenAt != nil }
}
