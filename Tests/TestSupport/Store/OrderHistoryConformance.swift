import OrdersCore
import Testing

/// What every engine's `OrderHistory` does.
public enum OrderHistoryConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("orders come newest first, of two at one instant the higher id", shop) {
            subject async throws in
            let page = try await subject.store.orders(OrderHistoryQuery(userID: Shop.id(1)))
            #expect(page.rows.map(\.order.id.value) == [5, 4, 3, 1].map { .integer($0) })
            #expect(page.rows.first?.order == Shop.order(5, at: day(0)))
        },
        ConformanceCase("the first instant counts and the last doesn't", shop) { subject async throws in
            let page = try await subject.store.orders(OrderHistoryQuery(from: day(-30), until: day(0)))
            #expect(page.rows.map(\.order.id.value) == [.integer(3)])
        },
        ConformanceCase("orders are told by status", shop) { subject async throws in
            let page = try await subject.store.orders(OrderHistoryQuery(status: "pending"))
            #expect(page.rows.map(\.order.id.value) == [.integer(2)])
        },
        ConformanceCase("an order without a user is listed", shop) { subject async throws in
            try await subject.put([Shop.order(9, user: nil)], in: .main)
            let page = try await subject.store.orders(OrderHistoryQuery(limit: 1))
            #expect(page.rows.map(\.order) == [Shop.order(9, user: nil)])
        },
        ConformanceCase("main and archive are read as one, each order once", shop) { subject async throws in
            try await subject.put(old, in: .archive)
            let page = try await subject.store.orders(OrderHistoryQuery(userID: Shop.id(1), limit: 5))
            #expect(page.readFrom == [.main, .archive])
            #expect(page.rows.map(\.order.id.value) == [5, 4, 3, 1, 101].map { .integer($0) })
            #expect(page.rows.map(\.place) == [.main, .main, .main, .main, .archive])
        },
        ConformanceCase("an order in both places is read from main", shop) { subject async throws in
            try await subject.put(
                [Shop.order(3, cents: 1, at: day(-400)), Shop.order(4, user: 1)], in: .archive)
            let page = try await subject.store.orders(OrderHistoryQuery(userID: Shop.id(1), route: .all))
            #expect(page.rows.map(\.order.id.value) == [5, 4, 3, 1].map { .integer($0) })
            #expect(page.rows.allSatisfy { $0.place == .main })
        },
        ConformanceCase("auto leaves out a place that can't match", shop) { subject async throws in
            try await subject.put(old, in: .archive)
            let recent = OrderHistoryQuery(userID: Shop.id(1), from: day(-100))
            #expect(try await subject.store.orders(recent).readFrom == [.main])
            let ancient = OrderHistoryQuery(userID: Shop.id(1), until: day(-700))
            #expect(try await subject.store.orders(ancient).readFrom == [.archive])
            #expect(try await subject.store.orders(ancient).rows.map(\.order.id.value) == [.integer(102)])
        },
        ConformanceCase("a named route reads what it names", shop) { subject async throws in
            try await subject.put(old, in: .archive)
            for (route, places, ids) in named {
                let page = try await subject.store.orders(OrderHistoryQuery(userID: Shop.id(1), route: route))
                #expect(page.readFrom == places)
                #expect(page.rows.map(\.order.id.value) == ids.map { .integer($0) })
            }
        },
        ConformanceCase("a limit of none gives none", shop) { subject async throws in
            #expect(try await subject.store.orders(OrderHistoryQuery(limit: 0)).rows.isEmpty)
        },
    ]

    private static let named: [(HistoryRoute, [OrderPlace], [Int64])] = [
        (.main, [.main], [5, 4, 3, 1]), (.archive, [.archive], [101, 102]),
        (.all, [.main, .archive], [5, 4, 3, 1, 101, 102]),
    ]

    private static func day(_ offset: Int64) -> Instant {
        Shop.now.adding(seconds: offset * 86_400)
    }

    private static let shop = Shop(
        users: Shop.users(2),
        orders: [
            Shop.order(1, at: day(-300)), Shop.order(2, user: 2, status: "pending", at: day(-200)),
            Shop.order(3, at: day(-30)), Shop.order(4, at: day(0)), Shop.order(5, at: day(0)),
        ])

    private static let old = [Shop.order(101, at: day(-600)), Shop.order(102, at: day(-800))]
}
