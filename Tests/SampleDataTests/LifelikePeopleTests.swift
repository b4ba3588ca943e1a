import OrdersCore
import Testing

@testable import SampleData

@Suite("Users, products and views look like a shop's")
struct LifelikePeopleTests {
    private let plan: ShopPlan
    private let shop: ShopInMemory

    init() throws {
        plan = try ShopPlan(orders: 1, users: 6_000, products: 400, views: 60_000, until: .closing)
        shop = try ShopInMemory.made(from: plan)
    }

    @Test("Usernames and e-mail addresses are unique to the byte, and addresses are ASCII")
    func unique() {
        #expect(Set(shop.users.map { Array($0.username.utf8) }).count == 6_000)
        #expect(Set(shop.users.map(\.email)).count == 6_000)
        #expect(shop.users.allSatisfy { $0.email.utf8.allSatisfy { $0 > 32 && $0 < 127 } })
        #expect(shop.users.allSatisfy { $0.email.split(separator: "@").count == 2 })
    }

    @Test(
        "Every script is there",
        arguments: [
            "á"..."ÿ", "ą"..."ž", "ạ"..."ỹ", "α"..."ω", "а"..."я", "一"..."龥", "ぁ"..."ん", "ァ"..."ン", "가"..."힣",
            "अ"..."ह", "ก"..."ฮ", "ء"..."ي", "א"..."ת", "ሀ"..."ፐ",
        ] as [ClosedRange<Unicode.Scalar>])
    func scripts(range: ClosedRange<Unicode.Scalar>) {
        let count = shop.users.count { $0.username.unicodeScalars.contains(where: range.contains) }
        #expect(count >= 10)
    }

    @Test("Awkward names are there, every kind of them, and rare")
    func awkward() {
        let names = Set(shop.users.map(\.username))
        for occurrence in 0..<AwkwardNames.count { #expect(names.contains(AwkwardNames.name(occurrence))) }
        let controls = shop.users.count {
            $0.username.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
        #expect((4...60).contains(controls))
        #expect(names.contains { $0.unicodeScalars.contains("\u{202e}") })
        #expect(names.contains { $0.contains("DROP TABLE") })
        #expect(names.contains { $0.count > 250 })
    }

    @Test("A set of 500 users has every kind of awkward name, too")
    func awkwardInSmallShops() throws {
        let names = Set(try ShopInMemory.made(from: SampleSet.plan()).users.map(\.username))
        for occurrence in 0..<AwkwardNames.count { #expect(names.contains(AwkwardNames.name(occurrence))) }
    }

    @Test("Ids are UUIDs of version 4 in ascending order")
    func identifiers() {
        #expect(zip(shop.users, shop.users.dropFirst()).allSatisfy { $0.id < $1.id })
        #expect(zip(shop.products, shop.products.dropFirst()).allSatisfy { $0.id < $1.id })
        for id in shop.users.map(\.id.value) + shop.products.map(\.id.value) {
            let digits = Array(id.description)
            #expect(digits.count == 36)
            #expect(digits[14] == "4")
            #expect("89ab".contains(digits[19]))
        }
    }

    @Test("Products have names of their own and prices as shops write them")
    func products() {
        #expect(Set(shop.products.map(\.name)).count == 400)
        #expect(shop.products.allSatisfy { [0, 50, 90, 95].contains($0.price.minorUnits % 100) })
        #expect(shop.products.allSatisfy { (100...400_000).contains($0.price.minorUnits) })
        #expect(Set(shop.products.map(\.price)).count > 60)
    }

    @Test("Views are exactly as many as planned, one per user and product, 50 per user at most")
    func viewNumbers() {
        #expect(shop.views.count == 60_000)
        #expect(Set(shop.views.map { "\($0.userID) \($0.productID)" }).count == 60_000)
        let perUser = Dictionary(grouping: shop.views, by: \.userID).mapValues(\.count)
        #expect(perUser.values.allSatisfy { $0 <= 50 })
        #expect(perUser.count < 6_000)
        #expect((perUser.values.max() ?? 0) > 3 * (perUser.values.min() ?? 0))
    }

    @Test("Views are recent: none later than the end, and half of them within the last two months")
    func viewTimes() {
        #expect(shop.views.allSatisfy { $0.viewedAt < plan.until })
        let recent = shop.views.count { $0.viewedAt > plan.until.adding(seconds: -60 * 86_400) }
        #expect(recent > 30_000)
        #expect(shop.views.contains { $0.viewedAt > plan.until.adding(seconds: -600) })
    }

    @Test("Nine in ten of those who look most have looked within the last week")
    func regulars() {
        let busiest = Dictionary(grouping: shop.views, by: \.userID).values
            .sorted { $0.count > $1.count }.prefix(200)
        let lately = busiest.count { views in
            views.contains { $0.viewedAt > plan.until.adding(seconds: -7 * 86_400) }
        }
        #expect(lately >= 180)
    }

    @Test("A user's views keep to a few departments")
    func taste() throws {
        var assortment = ProductMaker(plan)
        var departments: [Product.ID: Int] = [:]
        for _ in 0..<plan.products {
            let made = assortment.next()
            departments[made.product.id] = made.category
        }
        let busy = Dictionary(grouping: shop.views, by: \.userID).values.filter { $0.count >= 20 }
        let shares = busy.map { views in
            let counts = Dictionary(grouping: views) { departments[$0.productID] ?? -1 }.mapValues(\.count)
            return Double(counts.values.sorted(by: >).prefix(3).reduce(0, +)) / Double(views.count)
        }
        let average = shares.reduce(0, +) / Double(shares.count)
        #expect(average > 0.7)
    }
}
