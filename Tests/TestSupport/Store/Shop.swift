import Foundation
public import OrdersCore

/// What a store under test holds.
public struct Shop: Sendable {
    public var users: [User]
    public var products: [Product]
    public var orders: [Order]
    public var views: [ProductView]

    public init(
        users: [User] = [], products: [Product] = [], orders: [Order] = [], views: [ProductView] = []
    ) {
        self.users = users
        self.products = products
        self.orders = orders
        self.views = views
    }

    /// The instant that the suite's cases take for now: 2026-11-22T12:00:00Z.
    public static let now = Instant(milliseconds: 1_795_348_800_000)

    /// A UUID that sorts by its number.
    public static func id<Entity>(_ number: Int) -> Identifier<Entity> {
        let hex = String(number, radix: 16)
        let text = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - hex.count) + hex
        return Identifier(OpaqueID(parsing: text))
    }

    /// Users 1 to n, named `user1`, with the address `user1@example.org`.
    public static func users(_ count: Int) -> [User] {
        (1...count).map { User(id: id($0), username: "user\($0)", email: "user\($0)@example.org") }
    }

    /// Products 1 to n, named `Product 1`, at as many cents.
    public static func products(_ count: Int) -> [Product] {
        (1...count).map { Product(id: id($0), name: "Product \($0)", price: Money(minorUnits: Int64($0))) }
    }

    /// One order; by default completed, now.
    public static func order(
        _ number: Int64, user: Int? = 1, cents: Int64 = 100, status: String = "completed",
        at instant: Instant = now
    ) -> Order {
        Order(
            id: Order.ID(.integer(number)), userID: user.map { id($0) }, total: Money(minorUnits: cents),
            status: status, createdAt: instant)
    }

    /// One view; by default now.
    public static func view(user: Int, product: Int, at instant: Instant = now) -> ProductView {
        ProductView(userID: id(user), productID: id(product), viewedAt: instant)
    }
}

extension Instant {
    /// A number of milliseconds later; earlier when negative.
    public func adding(milliseconds: Int64) -> Instant {
        Instant(microseconds: microseconds + milliseconds * 1_000)
    }
}
