/// A product a user looked at, with the newest time they did: one per (user, product).
public struct RecentView: Hashable, Sendable {
    public let product: Product
    public let viewedAt: Instant

    public init(product: Product, viewedAt: Instant) {
        self.product = product
        self.viewedAt = viewedAt
    }
}
