import OrdersCore

/// Small shops full of coincidences: equal sums, instants on the window's edges, unknown users, refunds.
struct RandomShop {
    let users: Int
    let orders: Int

    func make(using random: inout SeededGenerator) -> Shop {
        let orders = (0..<orders).map { number in
            Shop.order(
                Int64(number + 1), user: user(using: &random),
                cents: Int64.random(in: -3...6, using: &random) * 50,
                status: ["completed", "completed", "pending", "refunded"].randomElement(using: &random)
                    ?? "pending",
                at: RandomShop.instant(using: &random))
        }
        return Shop(users: Shop.users(users), orders: orders)
    }

    /// Now and then nobody, or somebody who doesn't exist.
    private func user(using random: inout SeededGenerator) -> Int? {
        let number = Int.random(in: 0...users + 1, using: &random)
        return number == 0 ? nil : number
    }

    static func query(using random: inout SeededGenerator) -> TopSpendersQuery {
        let window = ReportWindow(
            asOf: instant(using: &random), isBounded: Bool.random(using: &random),
            seconds: Int64.random(in: 0...4, using: &random) * 86_400)
        return TopSpendersQuery(window: window, limit: Int.random(in: 0...12, using: &random))
    }

    /// One of few moments around whole days, so that orders and edges meet.
    private static func instant(using random: inout SeededGenerator) -> Instant {
        let day = Shop.now.adding(seconds: Int64.random(in: -5...1, using: &random) * 86_400)
        return day.adding(milliseconds: Int64.random(in: -1...1, using: &random))
    }
}
