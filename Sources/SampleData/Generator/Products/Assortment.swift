internal import OrdersCore

/// What orders and views need of the products: prices, departments and popularity. A few bytes each.
struct Assortment: Sendable {
    /// In cents.
    private(set) var prices: [Int64] = []
    /// The products of each department.
    private(set) var byCategory: [[Int]] = Array(repeating: [], count: ProductCategory.all.count)
    private let ids: StableID
    private let popularity: AliasTable

    init(_ plan: ShopPlan) {
        ids = StableID(seed: plan.seed, stream: .productIDs, count: plan.products)
        var dice = Dice(seed: plan.seed, stream: .popularity)
        var ranks = Array(0..<plan.products)
        dice.shuffle(&ranks)
        popularity = AliasTable(weights: ranks.map { PowerLaw.weight(rank: $0, shift: 4) })
    }

    mutating func append(_ made: ProductMaker.Made) {
        byCategory[made.category].append(prices.count)
        prices.append(made.price)
    }

    func id(_ index: Int) -> Product.ID {
        Product.ID(.uuid(ids[index]))
    }

    /// A product, popular ones more often.
    func draw(_ dice: inout Dice) -> Int {
        popularity.draw(&dice)
    }
}
