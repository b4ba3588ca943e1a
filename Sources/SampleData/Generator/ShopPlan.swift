public import OrdersCore

/// How large a shop to make, from which seed, and when it ends. The same plan gives the same rows on any machine.
public struct ShopPlan: Hashable, Sendable {
    public let orders: Int
    public let users: Int
    public let products: Int
    /// Recent views: one row per (user, product).
    public let views: Int
    public let seed: UInt64
    /// When the newest order was placed, in whole milliseconds.
    public let until: Instant
    /// How many calendar years of orders there are before `until`.
    public let years: Int

    /// A plan; what isn't given follows from the number of orders: a user per 50 orders, products by the square
    /// root, 20 views per user but no more than two million.
    ///
    /// - Throws: `OrdersError` (`invalidInput`) naming the first number that is out of range.
    public init(
        orders: Int, users: Int? = nil, products: Int? = nil, views: Int? = nil,
        seed: UInt64 = ShopPlan.standardSeed, until: Instant, years: Int = 3
    ) throws(OrdersError) {
        self.orders = try ShopPlan.checked(orders, in: 1...2_000_000_000, "orders")
        self.users = try ShopPlan.checked(users ?? ShopPlan.users(for: orders), in: 1...5_000_000, "users")
        self.products = try ShopPlan.checked(
            products ?? ShopPlan.products(for: orders), in: 1...200_000, "products")
        let pairs = self.users * self.products
        self.views = try ShopPlan.checked(
            views ?? min(self.users * 20, pairs, 2_000_000), in: 0...min(pairs, 2_000_000_000), "views")
        self.years = try ShopPlan.checked(years, in: 1...50, "years")
        self.seed = seed
        self.until = try ShopPlan.checked(until: until, years: years)
    }

    /// The first instant an order can have.
    public var start: Instant {
        Age(Int64(years), .years).before(until)
    }

    /// The seed of a shop that nobody chose a seed for.
    public static let standardSeed: UInt64 = 1

    private static func users(for orders: Int) -> Int {
        min(5_000_000, max(10, orders / 50))
    }

    private static func products(for orders: Int) -> Int {
        let root = Int(Double(max(0, orders)).squareRoot())
        return min(20_000, max(20, root + root * 3 / 5))
    }

    private static func checked(
        _ value: Int, in range: ClosedRange<Int>, _ noun: String
    ) throws(OrdersError) -> Int {
        guard range.contains(value) else {
            throw OrdersError(
                .invalidInput,
                "The number of \(noun) goes from \(range.lowerBound) to \(range.upperBound.grouped) here; "
                    + "\(value.grouped) was asked for.")
        }
        return value
    }

    private static func checked(until: Instant, years: Int) throws(OrdersError) -> Instant {
        let whole = Instant(milliseconds: until.milliseconds)
        let earliest = Instant(milliseconds: 0)
        guard Instant.representable.contains(whole), Age(Int64(years), .years).before(whole) >= earliest
        else {
            throw OrdersError(
                .invalidInput,
                "Orders can't begin before 1970: choose a later end or fewer than \(years) years.")
        }
        return whole
    }
}
