public import OrdersCore

/// A shop's application at work: places orders and records views from its own connection, and measures how long
/// each commit takes, as the people in front of it would feel it.
public struct TrafficSimulator<Time: Clock>: Sendable where Time.Duration == Duration {
    private let shop: any ShopConnection
    private let rate: Double
    private let seed: UInt64
    private let clock: Time
    private let now: @Sendable () -> Instant
    private let meter = TrafficMeter()

    /// - Parameters:
    ///   - rate: orders per second on average, above 0 and up to 10,000; views come on top, three to an order.
    ///   - seed: chooses who orders what, and when.
    ///   - now: the date that new rows get.
    /// - Throws: `OrdersError` (`invalidInput`) when the rate is out of range.
    public init(
        shop: any ShopConnection, rate: Double, seed: UInt64, clock: Time,
        now: @escaping @Sendable () -> Instant
    ) throws(OrdersError) {
        guard rate >= 0.001, rate <= 10_000 else {
            throw OrdersError(
                .invalidInput, "The rate goes from 0.001 to 10,000 orders per second; \(rate) was asked for.")
        }
        self.shop = shop
        self.rate = rate
        self.seed = seed
        self.clock = clock
        self.now = now
    }

    /// The run so far; may be asked at any time.
    public var report: TrafficReport {
        meter.report
    }

    /// Makes traffic for a time, or until the task is cancelled, which is a normal end.
    ///
    /// - Throws: `OrdersError`: `notFound` when there are no users; what the shop throws, except `busy`, which is
    ///   tried again and counted.
    public func run(for duration: Duration? = nil) async throws -> TrafficReport {
        do {
            try await trade(for: duration)
        } catch is CancellationError {
            return report
        }
        return report
    }

    private func trade(for duration: Duration?) async throws {
        var activity = try ShopActivity(
            users: try await shop.sampleUserIDs(limit: 5_000),
            products: try await shop.sampleProducts(limit: 2_000), seed: seed)
        var arrivals = ArrivalSchedule(
            perSecond: rate * Double(ShopActivity.viewsPerOrder + 1), seed: seed)
        let start = clock.now
        while true {
            let due = arrivals.next(now: start.duration(to: clock.now))
            let isOver = duration.map { due >= $0 } ?? false
            try await clock.sleep(until: start.advanced(by: isOver ? duration ?? due : due), tolerance: nil)
            try Task.checkCancellation()
            meter.passed(start.duration(to: clock.now), leftOut: arrivals.leftOut)
            if isOver { return }
            let elapsed = start.duration(to: clock.now)
            for action in activity.next(at: elapsed) { try await perform(action, at: elapsed, &activity) }
            meter.passed(start.duration(to: clock.now), leftOut: arrivals.leftOut)
        }
    }

    private func perform(
        _ action: ShopActivity.Action, at elapsed: Duration, _ activity: inout ShopActivity
    ) async throws {
        switch action {
        case .placeOrder(let user, let total, let status):
            let id = try await commit(.order) {
                try await shop.placeOrder(userID: user, total: total, status: status, at: now())
            }
            if status == "pending" { activity.placed(id, at: elapsed) }
        case .view(let user, let product):
            try await commit(.view) {
                try await shop.recordView(ProductView(userID: user, productID: product, viewedAt: now()))
            }
        case .setStatus(let status, let order):
            try await commit(.statusChange) { try await shop.setStatus(status, of: order) }
        }
    }

    /// Tries until no other writer is in the way.
    private func commit<Value: Sendable>(
        _ kind: TrafficMeter.Kind, _ work: () async throws -> Value
    ) async throws -> Value {
        let start = clock.now
        var retries = 0
        while true {
            do {
                let value = try await work()
                meter.committed(kind, in: start.duration(to: clock.now), retries: retries)
                return value
            } catch let error as OrdersError where error.code == .busy {
                retries += 1
                try await clock.sleep(for: .milliseconds(5))
            }
        }
    }
}
