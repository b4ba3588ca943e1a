/// Orders by user, dates and status, newest first; of two at the same instant the higher id comes first.
public struct OrderHistoryQuery: Hashable, Sendable {
    public var userID: User.ID?
    /// The first instant that counts.
    public var from: Instant?
    /// The first instant that doesn't count any more.
    public var until: Instant?
    public var status: String?
    public var route: HistoryRoute
    public var limit: Int

    public init(
        userID: User.ID? = nil, from: Instant? = nil, until: Instant? = nil, status: String? = nil,
        route: HistoryRoute = .auto, limit: Int = 100
    ) {
        self.userID = userID
        self.from = from
        self.until = until
        self.status = status
        self.route = route
        self.limit = limit
    }
}
