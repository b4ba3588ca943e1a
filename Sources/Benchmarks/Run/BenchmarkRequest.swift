import Foundation
import OrdersCore

/// What a run measures, from the environment: `ORDERS`, sizes with commas, `1M,10M` where it isn't set, and
/// `TOPICS`, topics with commas, all of them where it isn't set.
struct BenchmarkRequest {
    /// The shops to make; none when nothing was asked for that needs one.
    let sizes: [BenchmarkSize]
    /// The shop to make on a server, of several sizes the first.
    let serverSize: BenchmarkSize
    private let topics: Set<BenchmarkTopic>

    /// - Throws: `OrdersError` (`invalidInput`).
    init(environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        let sizes = try (environment["ORDERS"] ?? "1M,10M").split(separator: ",").map(BenchmarkSize.init)
        let chosen = try environment["TOPICS"]?.split(separator: ",").map(BenchmarkTopic.init)
        topics = Set(chosen ?? BenchmarkTopic.allCases)
        self.sizes = topics.allSatisfy(\.makesItsOwnShop) ? [] : sizes
        serverSize = sizes.first ?? BenchmarkSize(orders: 1_000_000)
    }

    func includes(_ topic: BenchmarkTopic) -> Bool {
        topics.contains(topic)
    }

    /// Moving orders takes minutes for each million where they are indexed by user, on copies of the whole
    /// shop, so of several sizes the first alone is archived, and none beyond ten million.
    func archives(_ size: BenchmarkSize) -> Bool {
        includes(.archive) && size == sizes.first && size.orders <= 10_000_000
    }
}
