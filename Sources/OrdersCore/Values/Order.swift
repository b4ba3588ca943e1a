/// One row of `orders` or `orders_archive`.
public struct Order: Hashable, Sendable {
    public typealias ID = Identifier<Order>

    public let id: ID
    /// Nil for an order without a user; such orders are history but not spending.
    public let userID: User.ID?
    /// Negative for a refund.
    public let total: Money
    /// Nil where the schema maps no status.
    public let status: String?
    public let createdAt: Instant

    public init(id: ID, userID: User.ID?, total: Money, status: String?, createdAt: Instant) {
        self.id = id
        self.userID = userID
        self.total = total
        self.status = status
        self.createdAt = createdAt
    }
}
