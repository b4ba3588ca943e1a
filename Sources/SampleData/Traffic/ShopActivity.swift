internal import OrdersCore

/// Decides what people do in the shop: who orders or looks at what, and what becomes of pending orders. Knows no
/// database and no clock.
struct ShopActivity {
    /// One transaction of the shop.
    enum Action: Equatable, Sendable {
        case placeOrder(User.ID, total: Money, status: String)
        case view(User.ID, Product.ID)
        case setStatus(String, Order.ID)
    }

    /// A pending order and when somebody will deal with it, counted from the start.
    private struct Pending {
        let orderID: Order.ID
        let due: Duration
    }

    /// How many views there are for each order.
    static let viewsPerOrder = 3

    /// Those who come often stand here often.
    private let users: [User.ID]
    private let products: [Product]
    private let popularity: AliasTable
    private var dice: Dice
    private var pending: [Pending] = []

    /// - Throws: `OrdersError` (`notFound`) when there is nobody to order.
    init(users: [User.ID], products: [Product], seed: UInt64) throws(OrdersError) {
        guard !users.isEmpty else {
            throw OrdersError(
                .notFound, "The shop has no users who could order: run `ordertop generate` first.")
        }
        self.users = users
        self.products = products
        dice = Dice(seed: seed, stream: .traffic)
        popularity = ShopActivity.powerLaw(max(1, products.count), &dice)
    }

    /// What happens when somebody arrives: an order or a view, and before it something with a pending order that
    /// is due.
    mutating func next(at elapsed: Duration) -> [Action] {
        guard let first = pending.first, first.due <= elapsed else { return [visit()] }
        pending.removeFirst()
        let status = dice.chance(perMille: 900) ? "completed" : "cancelled"
        return [.setStatus(status, first.orderID), visit()]
    }

    /// Remembers an order that was placed pending; it is dealt with within half a minute. A shop that can't keep up
    /// leaves some pending.
    mutating func placed(_ orderID: Order.ID, at elapsed: Duration) {
        guard pending.count < 1_000 else { return }
        let due = elapsed + .milliseconds(dice.within(3_000...30_000))
        let place = pending.firstIndex { $0.due > due } ?? pending.endIndex
        pending.insert(Pending(orderID: orderID, due: due), at: place)
    }

    private mutating func visit() -> Action {
        let user = dice.pick(users)
        if !products.isEmpty, dice.below(ShopActivity.viewsPerOrder + 1) > 0 {
            return .view(user, products[popularity.draw(&dice)].id)
        }
        return .placeOrder(
            user, total: basket(), status: dice.chance(perMille: 600) ? "pending" : "completed")
    }

    private mutating func basket() -> Money {
        var total = Money(minorUnits: 0)
        for _ in 0...min(dice.below(4), dice.below(4)) {
            let price =
                products.isEmpty
                ? Int64(dice.within(5...200)) * 100 : products[popularity.draw(&dice)].price.minorUnits
            total.minorUnits += price * (dice.chance(perMille: 180) ? 2 : 1)
        }
        return total
    }

    private static func powerLaw(_ count: Int, _ dice: inout Dice) -> AliasTable {
        var ranks = Array(0..<count)
        dice.shuffle(&ranks)
        return AliasTable(weights: ranks.map { PowerLaw.weight(rank: $0, shift: 4) })
    }
}
