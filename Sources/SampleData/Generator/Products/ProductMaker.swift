internal import OrdersCore

/// Makes the shop's products, one after the other, each with a name of its own and a price as shops write them.
struct ProductMaker {
    /// A product and what orders and views need to know about it.
    struct Made {
        let product: Product
        let category: Int
        /// In cents.
        let price: Int64
    }

    private let ids: StableID
    private var dice: Dice
    private var names = UniqueNames()
    private var index = 0

    init(_ plan: ShopPlan) {
        ids = StableID(seed: plan.seed, stream: .productIDs, count: plan.products)
        dice = Dice(seed: plan.seed, stream: .productNames)
    }

    mutating func next() -> Made {
        defer { index += 1 }
        let category = dice.below(ProductCategory.all.count)
        let department = ProductCategory.all[category]
        let article = dice.pick(department.articles)
        let name = unclaimed(article.name, department)
        let price = price(in: article.prices)
        let product = Product(id: Product.ID(.uuid(ids[index])), name: name, price: Money(minorUnits: price))
        return Made(product: product, category: category, price: price)
    }

    private mutating func unclaimed(_ article: String, _ department: ProductCategory) -> String {
        var name = title(article, department)
        while !names.claim(name) { name = title(article, department) + " " + model(department) }
        return name
    }

    /// `Walnut desk`, `Espresso machine X2`, `Copper kettle Pro 3`.
    private mutating func title(_ article: String, _ department: ProductCategory) -> String {
        let qualifier = dice.pick(department.qualifiers)
        return switch dice.below(10) {
        case 0...4: qualifier + " " + ProductMaker.lowercasedStart(article)
        case 5...7: ProductMaker.uppercasedStart(article) + " " + model(department)
        default: qualifier + " " + ProductMaker.lowercasedStart(article) + " " + model(department)
        }
    }

    private mutating func model(_ department: ProductCategory) -> String {
        let number = String(dice.within(2...99))
        return dice.pick(department.models).split(separator: "#", omittingEmptySubsequences: false)
            .joined(separator: number)
    }

    /// Cheap more often than dear; below 20 ends in .90, .95 or .50, below 100 in .90, .95 or .00, above in a 9.
    private mutating func price(in range: ClosedRange<Int>) -> Int64 {
        let whole = range.lowerBound + dice.skewed(below: range.count)
        switch whole {
        case ..<20: return Int64(whole) * 100 + dice.pick([90, 95, 50])
        case ..<100: return Int64(whole) * 100 + dice.pick([90, 95, 0])
        default: return Int64(whole / 10 * 10 + 9) * 100
        }
    }

    /// `chef's knife` within a name, but `USB-C hub` and `DAC` as they are.
    private static func lowercasedStart(_ text: String) -> String {
        let second = text.dropFirst().first
        guard let second, second.isLowercase else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private static func uppercasedStart(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
