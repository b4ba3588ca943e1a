import OrdersCore
import Testing

@testable import SampleData

@Suite("Orders look like a shop's")
struct LifelikeOrdersTests {
    private let plan: ShopPlan
    private let shop: ShopInMemory

    init() throws {
        plan = try ShopPlan(orders: 60_000, users: 3_000, products: 300, views: 0, until: .closing)
        shop = try ShopInMemory.made(from: plan)
    }

    @Test("Ids count from one and ascend with the time")
    func ascending() {
        #expect(shop.orders.map(\.id) == (1...60_000).map { Order.ID(.integer(Int64($0))) })
        #expect(zip(shop.orders, shop.orders.dropFirst()).allSatisfy { $0.createdAt <= $1.createdAt })
        #expect(shop.orders.allSatisfy { $0.createdAt >= plan.start && $0.createdAt <= plan.until })
    }

    @Test("They cover three years, more in each")
    func growth() {
        let years = (0..<3).map { year in
            shop.orders.count { order in
                let from = Age(Int64(3 - year), .years).before(plan.until)
                let to = year == 2 ? plan.until : Age(Int64(2 - year), .years).before(plan.until)
                return order.createdAt >= from && order.createdAt < to
            }
        }
        #expect(years[0] > 10_000)
        #expect(years[1] > years[0] * 11 / 10)
        #expect(years[2] > years[1] * 11 / 10)
    }

    @Test("December is busier than July, Monday than Saturday, eight in the evening than three at night")
    func rhythm() {
        let months = counted { $0.date.month - 1 }
        let weekdays = counted { ($0.date.daysSinceEpoch + 3) % 7 }
        let hours = counted { Int($0.milliseconds / 3_600_000 % 24) }
        #expect(months[11] > months[6] * 13 / 10)
        #expect(weekdays[0] > weekdays[5] * 12 / 10)
        #expect(hours[20] > hours[3] * 6)
    }

    @Test("The busiest hundredth of users spends a sensible share, and nobody dwarfs the next")
    func powerLaw() {
        let spent = totals(of: shop.orders)
        let all = spent.reduce(0, +)
        let top = spent.prefix(30).reduce(0, +)
        #expect((0.12...0.4).contains(Double(top) / Double(all)))
        #expect(Double(spent[0]) / Double(all) < 0.05)
    }

    @Test("The ten top spenders of the last thirty days are told apart")
    func separated() {
        let window = ReportWindow(asOf: plan.until, isBounded: true)
        let spent = totals(of: shop.orders.filter { window.contains($0.createdAt) })
        let ten = spent.prefix(10)
        #expect(Set(ten).count == 10)
        #expect(ten[0] < ten[9] * 8)
        #expect(ten[0] > ten[9] * 5 / 4)
    }

    @Test("Most are completed, some cancelled or refunded, and only new ones are pending")
    func statuses() {
        let counts = Dictionary(grouping: shop.orders) { $0.status ?? "" }.mapValues(\.count)
        #expect(Set(counts.keys) == ["completed", "pending", "cancelled", "refunded"])
        #expect((0.84...0.89).contains(Double(counts["completed"] ?? 0) / 60_000))
        let pending = shop.orders.filter { $0.status == "pending" }
        #expect(pending.allSatisfy { $0.createdAt > plan.until.adding(seconds: -4 * 86_400) })
    }

    @Test("A few are credit notes, a few have no user, and all other totals are above zero")
    func exceptions() {
        let negative = shop.orders.filter { $0.total.minorUnits < 0 }
        #expect((100...500).contains(negative.count))
        #expect(negative.contains { $0.status == "completed" })
        #expect(negative.contains { $0.status == "refunded" })
        #expect((50...300).contains(shop.orders.count { $0.userID == nil }))
        #expect(!shop.orders.contains { $0.total.minorUnits == 0 })
        let users = Set(shop.users.map(\.id))
        #expect(shop.orders.allSatisfy { $0.userID.map(users.contains) ?? true })
    }

    private func counted(_ slot: (Instant) -> Int) -> [Int] {
        shop.orders.reduce(into: [Int](repeating: 0, count: 31)) { $0[slot($1.createdAt)] += 1 }
    }

    /// What each user's completed orders come to, largest first.
    private func totals(of orders: [Order]) -> [Int64] {
        var totals: [User.ID: Int64] = [:]
        for order in orders where order.status == "completed" {
            if let user = order.userID { totals[user, default: 0] += order.total.minorUnits }
        }
        return totals.values.sorted(by: >)
    }
}
