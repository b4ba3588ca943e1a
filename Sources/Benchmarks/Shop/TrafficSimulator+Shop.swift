import OrdersCore
import SQLiteStore
import SampleData

extension TrafficSimulator where Time == ContinuousClock {
    /// A shop's application on a connection of its own, with three views to an order.
    static func trading(at path: String, ordersPerSecond: Double) throws -> TrafficSimulator {
        try TrafficSimulator(
            shop: try SQLiteShop.open(path: path), rate: ordersPerSecond, seed: 1, clock: ContinuousClock(),
            now: wallClock)
    }
}
