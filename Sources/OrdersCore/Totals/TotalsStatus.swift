/// Where the live totals stand.
public struct TotalsStatus: Hashable, Sendable {
    /// Whether a report can rely on them.
    public enum Condition: Hashable, Sendable {
        /// They are not enabled.
        case absent
        /// A job fills them for the first time, or was interrupted doing so.
        case building
        /// They are exact.
        case ready
        /// Something happened that can be harmless; until they are verified the report is direct.
        case doubtful(reason: String)
        /// They can't be right; only building them anew helps.
        case broken(reason: String)
    }

    public let condition: Condition
    /// Changes and expired orders that are not folded yet, counted up to `pendingLimit`.
    public let pendingRows: Int64
    /// Everything created before has left the totals; nil where there are none.
    public let countedFrom: Instant?
    /// Orders that are counted, those not folded yet left out.
    public let countedOrders: Int64
    /// Users with a total.
    public let users: Int64

    public init(
        condition: Condition, pendingRows: Int64 = 0, countedFrom: Instant? = nil, countedOrders: Int64 = 0,
        users: Int64 = 0
    ) {
        self.condition = condition
        self.pendingRows = pendingRows
        self.countedFrom = countedFrom
        self.countedOrders = countedOrders
        self.users = users
    }

    /// With more changes than these to correct the direct report is no slower, so `auto` takes it.
    public static let pendingLimit: Int64 = 20_000

    /// Whether so many changes wait that a report is better computed directly.
    public var isBehind: Bool { pendingRows > TotalsStatus.pendingLimit }
}

extension TotalsStatus.Condition {
    /// One word for tables and scripts.
    public var name: String {
        switch self {
        case .absent: "absent"
        case .building: "building"
        case .ready: "ready"
        case .doubtful: "doubtful"
        case .broken: "broken"
        }
    }

    /// Why they can't be relied on, as a sentence that says what to do; nil when they can.
    public var reason: String? {
        switch self {
        case .ready: nil
        case .absent: "Live totals are not enabled: `ordertop totals enable` builds them."
        case .building: "Live totals are still being built: `ordertop jobs` shows how far they are."
        case .doubtful(let reason), .broken(let reason): reason
        }
    }
}
