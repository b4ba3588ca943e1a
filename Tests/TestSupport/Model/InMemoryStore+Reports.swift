public import OrdersCore

extension InMemoryStore: SpendingReports {
    public func topSpenders(_ query: TopSpendersQuery) async throws -> TopSpendersReport {
        try await control.enter(.topSpenders, query.via.rawValue)
        let contents = snapshot
        let (source, notice) = try contents.source(for: query)
        let drift = source == .live ? contents.totals?.drift ?? [:] : [:]
        let spenders = spenders(of: contents, in: query.window, drift: drift)
        let sorted = spenders.sorted {
            ($1.totalSpent.minorUnits, $0.user.id) < ($0.totalSpent.minorUnits, $1.user.id)
        }
        return TopSpendersReport(
            window: query.window, source: source, elapsed: source == .live ? liveElapsed : reportElapsed,
            spenders: Array(sorted.prefix(query.limit)), notice: notice)
    }

    /// Everybody with completed orders in a window, in no order.
    func spenders(
        of contents: StoreContents, in window: ReportWindow, drift: [User.ID: Int64] = [:]
    ) -> [Spender] {
        let users = Dictionary(contents.users.map { ($0.id, $0) }) { first, _ in first }
        let counted = contents.orders.filter { counts($0, in: window) }
        return Dictionary(grouping: counted) { $0.userID }.compactMap { id, orders -> Spender? in
            guard let id, let user = users[id] else { return nil }
            let spent = Money(
                minorUnits: sum(orders).minorUnits + drift[id, default: 0], decimals: schema.money.decimals)
            return Spender(user: user, totalOrders: orders.count, totalSpent: spent)
        }
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

    public func ordersByHour(in window: ReportWindow) async throws -> OrdersByHour {
        try await control.enter(.ordersByHour)
        return snapshot.orders.filter { counts($0, in: window) }
            .reduce(into: OrdersByHour(in: window)) { $0.add($1.createdAt) }
    }

    func counts(_ order: Order, in window: ReportWindow) -> Bool {
        let statuses = schema.completedStatuses
        let isCompleted = statuses.isEmpty || order.status.map(statuses.contains) == true
        return isCompleted && window.contains(order.createdAt)
    }

    private func sum(_ orders: [Order]) -> Money {
        Money(
            minorUnits: orders.reduce(0) { $0 + $1.total.minorUnits }, decimals: schema.money.decimals)
    }
}
