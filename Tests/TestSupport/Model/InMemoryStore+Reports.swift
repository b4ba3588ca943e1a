public import OrdersCore

extension InMemoryStore: SpendingReports {
    public func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport {
        try await control.enter(.topSpenders)
        guard query.via != .live else {
            throw OrdersError(.unsupported, "This database has no live totals.")
        }
        let contents = snapshot
        let users = Dictionary(contents.users.map { ($0.id, $0) }) { first, _ in first }
        let counted = contents.orders.filter { counts($0, in: query.window) }
        let byUser = Dictionary(grouping: counted) { $0.userID }
        let spenders = byUser.compactMap { id, orders -> Spender? in
            guard let user = id.flatMap({ users[$0] }) else { return nil }
            return Spender(user: user, totalOrders: orders.count, totalSpent: sum(orders))
        }
        let sorted = spenders.sorted {
            ($1.totalSpent.minorUnits, $0.user.id) < ($0.totalSpent.minorUnits, $1.user.id)
        }
        return TopSpendersReport(
            window: query.window, source: .direct, elapsed: reportElapsed,
            spenders: Array(sorted.prefix(query.limit)))
    }

    public func dailySpending(
        of userID: User.ID, in window: ReportWindow
    ) async throws -> DailySpending {
        try await control.enter(.dailySpending, "\(userID)")
        let orders = snapshot.orders.filter { $0.userID == userID && counts($0, in: window) }
        let first = window.start.date
        let days = first.daysSinceEpoch...max(first.daysSinceEpoch, window.asOf.date.daysSinceEpoch)
        let byDay = Dictionary(grouping: orders) { $0.createdAt.date.daysSinceEpoch }
        return DailySpending(
            userID: userID, firstDay: first, amounts: days.map { sum(byDay[$0] ?? []) })
    }

    private func counts(_ order: Order, in window: ReportWindow) -> Bool {
        let statuses = schema.completedStatuses
        let isCompleted = statuses.isEmpty || order.status.map(statuses.contains) == true
        return isCompleted && window.contains(order.createdAt)
    }

    private func sum(_ orders: [Order]) -> Money {
        Money(
            minorUnits: orders.reduce(0) { $0 + $1.total.minorUnits }, decimals: schema.money.decimals)
    }
}
