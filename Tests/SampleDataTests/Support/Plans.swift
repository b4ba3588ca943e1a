import OrdersCore

@testable import SampleData

extension Instant {
    /// 22 November 2026, the instant that test shops end at.
    static let closing = Instant(iso8601: "2026-11-22T12:31:07Z") ?? Instant(milliseconds: 0)
}

extension ShopPlan {
    /// A shop of a few thousand orders.
    static func small(orders: Int = 5_000, seed: UInt64 = 7) throws -> ShopPlan {
        try ShopPlan(orders: orders, users: 400, products: 150, views: 4_000, seed: seed, until: .closing)
    }
}
