import OrdersCore
import SampleData
import Testing

@Suite("The plan of a shop")
struct ShopPlanTests {
    @Test("Users, products and views follow from the number of orders")
    func defaults() throws {
        let large = try ShopPlan(orders: 10_000_000, until: .closing)
        #expect(large.users == 200_000)
        #expect((4_900...5_200).contains(large.products))
        #expect(large.views == 2_000_000)
        let demo = try ShopPlan(orders: 250_000, until: .closing)
        #expect(demo.users == 5_000)
        #expect(demo.views == 100_000)
    }

    @Test("Numbers out of range are refused in one sentence that names them")
    func outOfRange() {
        expectRefusal("orders") { try ShopPlan(orders: 0, until: .closing) }
        expectRefusal("orders") { try ShopPlan(orders: -1, until: .closing) }
        expectRefusal("orders") { try ShopPlan(orders: 3_000_000_000, until: .closing) }
        expectRefusal("users") { try ShopPlan(orders: 10, users: 0, until: .closing) }
        expectRefusal("products") { try ShopPlan(orders: 10, products: 0, until: .closing) }
        expectRefusal("views") { try ShopPlan(orders: 10, users: 2, products: 3, views: 7, until: .closing) }
        expectRefusal("years") { try ShopPlan(orders: 10, until: .closing, years: 0) }
        expectRefusal("years") { try ShopPlan(orders: 10, until: .closing, years: 51) }
        expectRefusal("1970") { try ShopPlan(orders: 10, until: Instant(milliseconds: 5), years: 1) }
    }

    @Test("The smallest shop has one of everything", arguments: [0, 1])
    func smallest(views: Int) throws {
        let plan = try ShopPlan(orders: 1, users: 1, products: 1, views: views, until: .closing, years: 1)
        let shop = try ShopInMemory.made(from: plan)
        #expect(shop.users.count == 1)
        #expect(shop.products.count == 1)
        #expect(shop.views.count == views)
        let order = try #require(shop.orders.first)
        #expect(order.createdAt >= plan.start)
        #expect(order.createdAt <= plan.until)
    }

    @Test("Every pair can be viewed, but no pair twice")
    func everyPair() throws {
        let plan = try ShopPlan(orders: 1, users: 7, products: 90, views: 630, until: .closing)
        let views = try ShopInMemory.made(from: plan).views
        #expect(views.count == 630)
        #expect(Set(views.map { "\($0.userID) \($0.productID)" }).count == 630)
    }

    private func expectRefusal(_ word: String, _ make: () throws -> ShopPlan) {
        do {
            let plan = try make()
            Issue.record("\(plan) was accepted")
        } catch let error as OrdersError {
            #expect(error.code == .invalidInput)
            #expect(error.message.contains(word))
            #expect(error.message.hasSuffix("."))
            #expect(!error.message.contains("\n"))
        } catch {
            Issue.record(error)
        }
    }
}
