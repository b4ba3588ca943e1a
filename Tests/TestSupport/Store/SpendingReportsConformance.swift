import OrdersCore
import Testing

/// What every engine's `SpendingReports` does.
public enum SpendingReportsConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("the window's start counts, a millisecond earlier doesn't", edges) {
            subject async throws in
            let report = try await subject.store.topSpenders(TopSpendersQuery(window: open))
            #expect(report.spenders.map(\.user.id) == [Shop.id(3), Shop.id(1)])
        },
        ConformanceCase("a chosen as-of instant counts, a millisecond later doesn't", edges) {
            subject async throws in
            let report = try await subject.store.topSpenders(TopSpendersQuery(window: bounded))
            #expect(report.spenders.map(\.user.id) == [Shop.id(1)])
            #expect(report.spenders.map(\.totalOrders) == [2])
        },
        ConformanceCase(
            "equal sums rank by user id",
            Shop(users: Shop.users(4), orders: [3, 1, 4, 2].map { Shop.order(Int64($0), user: $0) })
        ) { subject async throws in
            let report = try await subject.store.topSpenders(TopSpendersQuery(window: open, limit: 3))
            #expect(report.spenders.map(\.user.id) == [1, 2, 3].map { Shop.id($0) })
        },
        ConformanceCase("orders without a user cost nobody a place", orphans) { subject async throws in
            let report = try await subject.store.topSpenders(TopSpendersQuery(window: open, limit: 2))
            #expect(report.spenders.map(\.user.username) == ["user2", "user1"])
        },
        ConformanceCase(
            "negative totals count",
            Shop(
                users: Shop.users(2),
                orders: [
                    Shop.order(1, user: 1, cents: 500), Shop.order(2, user: 1, cents: -700),
                    Shop.order(3, user: 2, cents: -100),
                ])
        ) { subject async throws in
            let report = try await subject.store.topSpenders(TopSpendersQuery(window: open))
            #expect(report.spenders.map(\.totalSpent.minorUnits) == [-100, -200])
        },
        ConformanceCase(
            "only completed orders count",
            Shop(
                users: Shop.users(2),
                orders: [
                    Shop.order(1, status: "pending"), Shop.order(2, status: "refunded"),
                    Shop.order(3, user: 2),
                ])
        ) { subject async throws in
            let report = try await subject.store.topSpenders(TopSpendersQuery(window: open))
            #expect(report.spenders.map(\.user.username) == ["user2"])
            #expect(report.source == .direct)
        },
        ConformanceCase("a limit of none gives none", edges) { subject async throws in
            let report = try await subject.store.topSpenders(TopSpendersQuery(window: open, limit: 0))
            #expect(report.spenders.isEmpty)
        },
        ConformanceCase("an empty shop has no spenders", Shop()) { subject async throws in
            let report = try await subject.store.topSpenders(TopSpendersQuery(window: open))
            #expect(report.spenders.isEmpty)
        },
        ConformanceCase(
            "days without orders are zero, and days are UTC",
            Shop(
                users: Shop.users(2),
                orders: [
                    Shop.order(1, cents: 5, at: Instant(startOf: Shop.now.date)),
                    Shop.order(2, cents: 7, at: Instant(startOf: Shop.now.date).adding(milliseconds: -1)),
                    Shop.order(3, cents: -2, at: Shop.now), Shop.order(4, user: 2, cents: 9),
                    Shop.order(5, cents: 99, status: "cancelled"),
                ])
        ) { subject async throws in
            let window = ReportWindow(asOf: Shop.now, isBounded: true, seconds: 3 * 86_400)
            let days = try await subject.store.dailySpending(of: Shop.id(1), in: window)
            #expect(days.amounts.map(\.minorUnits) == [0, 0, 7, 3])
            #expect(days.firstDay == window.start.date)
        },
        ConformanceCase("completed orders are counted by weekday and hour, and both are UTC", week) {
            subject async throws in
            let counts = try await subject.store.ordersByHour(in: OrdersByHour.fourWeeks(to: Shop.now))
            #expect(
                described(counts) == [
                    "Monday 0: 2", "Saturday 23: 1", "Sunday 0: 1", "Sunday 11: 1", "Sunday 12: 2",
                ])
            #expect(counts.total == 7)
        },
        ConformanceCase("the edges of a window count among the hours, what is beyond them doesn't", edges) {
            subject async throws in
            #expect(described(try await subject.store.ordersByHour(in: bounded)).last == "Sunday 12: 1")
            #expect(try await subject.store.ordersByHour(in: bounded).total == 2)
            #expect(try await subject.store.ordersByHour(in: open).total == 3)
        },
        ConformanceCase("archived orders are no hour's, and an empty shop has none", Shop()) {
            subject async throws in
            try await subject.put([Shop.order(1)], in: .archive)
            #expect(try await subject.store.ordersByHour(in: open).total == 0)
        },
        ConformanceCase(
            "hours before 1970 are counted, too",
            Shop(orders: [Shop.order(1, at: Instant(milliseconds: -1)), Shop.order(2, at: epoch)])
        ) { subject async throws in
            let counts = try await subject.store.ordersByHour(in: OrdersByHour.fourWeeks(to: epoch))
            #expect(described(counts) == ["Wednesday 23: 1", "Thursday 0: 1"])
        },
        ConformanceCase("the report agrees with a plain model on hundreds of shops") { factory in
            try await SpendingReportsConformance.compareWithModel(factory)
        },
    ]

    private static let open = ReportWindow(asOf: Shop.now, isBounded: false)
    private static let bounded = ReportWindow(asOf: Shop.now, isBounded: true)

    /// Users 1 on both edges, 2 just before the start, 3 just after the end.
    private static let edges = Shop(
        users: Shop.users(3),
        orders: [
            Shop.order(1, user: 1, at: open.start), Shop.order(2, user: 1, at: Shop.now),
            Shop.order(3, user: 2, cents: 900, at: open.start.adding(milliseconds: -1)),
            Shop.order(4, user: 3, cents: 900, at: Shop.now.adding(milliseconds: 1)),
        ])

    private static let epoch = Instant(milliseconds: 0)

    /// Hours of the week that have orders, with how many.
    private static func described(_ counts: OrdersByHour) -> [String] {
        HourOfWeek.all.filter { counts.orders(in: $0) > 0 }.map {
            "\($0.weekday.name) \($0.hour): \(counts.orders(in: $0))"
        }
    }

    /// Around midnights and full hours; now is a Sunday's 12:00.
    private static let week = Shop(
        users: Shop.users(1),
        orders: [
            Shop.order(1), Shop.order(2, user: nil, at: Shop.now.adding(seconds: -7 * 86_400)),
            Shop.order(3, at: Shop.now.adding(milliseconds: -1)),
            Shop.order(4, at: Instant(startOf: Shop.now.date)),
            Shop.order(5, at: Instant(startOf: Shop.now.date).adding(milliseconds: -1)),
            Shop.order(6, at: Instant(startOf: Shop.now.date).adding(seconds: -6 * 86_400)),
            Shop.order(7, at: Instant(startOf: Shop.now.date).adding(seconds: -13 * 86_400)),
            Shop.order(8, status: "cancelled"),
            Shop.order(9, at: Shop.now.adding(seconds: -28 * 86_400 - 1)),
        ])

    /// More spenders that nobody knows than any surplus holds, all above the two that exist.
    private static let orphans = Shop(
        users: Shop.users(2),
        orders: (10...400).map { Shop.order(Int64($0), user: $0, cents: 10_000) }
            + [
                Shop.order(1, user: nil, cents: 90_000), Shop.order(2, user: 1),
                Shop.order(3, user: 2, cents: 200),
            ])
}

extension SpendingReportsConformance {
    private static func compareWithModel(_ factory: any StoreFactory) async throws {
        var random = SeededGenerator(seed: 20_261_122)
        for round in 0..<25 {
            let shop = RandomShop(users: 1 + round % 9, orders: round * 12).make(using: &random)
            try await factory.withStore(shop) { subject async throws in
                for _ in 0..<12 {
                    let query = RandomShop.query(using: &random)
                    let expected = ReportModel(shop).topSpenders(in: query.window, limit: query.limit)
                    let report = try await subject.store.topSpenders(query)
                    #expect(report.spenders == expected, "round \(round), \(query)")
                }
            }
        }
    }
}
