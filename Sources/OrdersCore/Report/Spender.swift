/// A user with completed orders in the window.
public struct Spender: Hashable, Sendable {
    public let user: User
    public let totalOrders: Int
    public let totalSpent: Money

    public init(user: User, totalOrders: Int, totalSpent: Money) {
        self.user = user
        self.totalOrders = totalOrders
        self.totalSpent = totalSpent
    }
}
