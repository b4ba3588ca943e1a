/// The row behind a recent view, as it is stored and loaded.
public struct ProductView: Hashable, Sendable {
    public let userID: User.ID
    public let productID: Product.ID
    public let viewedAt: Instant

    public init(userID: User.ID, productID: Product.ID, viewedAt: Instant) {
        self.userID = userID
        self.productID = productID
        self.viewedAt = viewedAt
    }
}
