public import OrdersCore

/// The report in plain Swift, straight from its definition: what every engine must agree with.
public struct ReportModel: Sendable {
    public let shop: Shop
    public let completed: Set<String>

    public init(_ shop: Shop, completed: Set<String> = ["completed"]) {
        self.shop = shop
        self.completed = completed
    }

    public func topSpenders(in window: ReportWindow, limit: Int) -> [Spender] {
        let users = Dictionary(uniqueKeysWithValues: shop.users.map { ($0.id, $0) })
        let counted = shop.orders.filter { order in
            window.contains(order.createdAt) && order.status.map(completed.contains) ?? false
        }
        let spenders = Dictionary(grouping: counted, by: \.userID).compactMap { userID, orders -> Spender? in
            guard let userID, let user = users[userID] else { return nil }
            let sum = orders.reduce(0) { $0 + $1.total.minorUnits }
            return Spender(user: user, totalOrders: orders.count, totalSpent: Money(minorUnits: sum))
        }
        return Array(spenders.sorted(by: ranksHigher).prefix(limit))
    }

    private func ranksHigher(_ left: Spender, _ right: Spender) -> Bool {
        if left.totalSpent != right.totalSpent {
            return left.totalSpent.minorUnits > right.totalSpent.minorUnits
        }
        return left.user.id < right.user.id
    }
}
