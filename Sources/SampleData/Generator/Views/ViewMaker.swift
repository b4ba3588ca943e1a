internal import OrdersCore

/// Makes recent views, user by user and within a user by product, which is the order of their primary key. Each
/// user likes a few departments, and looked at most things not long ago.
struct ViewMaker {
    private let plan: ShopPlan
    private let habits: UserHabits
    private let assortment: Assortment
    private let shares: ViewShares
    private let categories: [Int]
    private var dice: Dice
    private var seen: [Bool]
    private var user = -1
    private var pending: [Int] = []
    /// When the present user looked last, before the end, in milliseconds.
    private var newestAge = 0

    init(_ plan: ShopPlan, habits: UserHabits, assortment: Assortment) {
        self.plan = plan
        self.habits = habits
        self.assortment = assortment
        shares = ViewShares(plan, habits: habits)
        categories = assortment.byCategory.indices.filter { !assortment.byCategory[$0].isEmpty }
        dice = Dice(seed: plan.seed, stream: .views)
        seen = Array(repeating: false, count: plan.products)
    }

    /// The next view; call it as often as the plan has views.
    mutating func next() -> ProductView? {
        while pending.isEmpty {
            user += 1
            guard user < shares.counts.count else { return nil }
            lookAround(Int(shares.counts[user]))
        }
        let product = pending.removeLast()
        let age = min(newestAge + dice.skewed(below: ViewMaker.spread), ViewMaker.longest)
        return ProductView(
            userID: habits.id(user), productID: assortment.id(product),
            viewedAt: Instant(milliseconds: plan.until.milliseconds - Int64(age))
        )
    }

    private mutating func lookAround(_ count: Int) {
        guard count > 0 else { return }
        newestAge = 1_000 + dice.skewed(below: ViewMaker.longest / habits.eagerness(of: user))
        let favourites = (0..<3).map { _ in dice.pick(categories) }
        for _ in 0..<count {
            let product = unseen(from: interesting(favourites))
            seen[product] = true
            pending.append(product)
        }
        pending.sort(by: >)
        for product in pending { seen[product] = false }
    }

    /// Four in five come from a favourite department, the first favourite most.
    private mutating func interesting(_ favourites: [Int]) -> Int {
        guard dice.chance(perMille: 800) else { return assortment.draw(&dice) }
        let products = assortment.byCategory[favourites[dice.skewed(below: favourites.count)]]
        return products[dice.below(products.count)]
    }

    /// The product, or the next one that the user hasn't seen.
    private func unseen(from product: Int) -> Int {
        var candidate = product
        while seen[candidate] { candidate = (candidate + 1) % seen.count }
        return candidate
    }

    /// 90 days in milliseconds: how far back a user's views go from the newest.
    private static let spread = 90 * 86_400_000
    /// 180 days in milliseconds: nothing is older.
    private static let longest = 180 * 86_400_000
}
