import OrdersCore
import SQLiteStore
import SampleData

/// Makes the shop that everything else is measured on.
struct GenerateBenchmark {
    struct Figures: Encodable {
        let orders: Int
        let users: Int
        let views: Int
        let seconds: Double
        let ordersPerSecond: Double
        /// Of the whole process, with what earlier sizes left behind.
        let peakMemoryMiB: Double
    }

    let shop: ShopFile

    func run() async throws -> Figures {
        let shop = shop
        Machine.forgetPeakMemory()
        let elapsed = ContinuousClock().stopwatch()
        try await offPool {
            var loader = try SQLiteBulkLoader(path: shop.path, append: false)
            try ShopGenerator(shop.plan).generate(into: &loader)
        }
        let (seconds, plan) = (elapsed().inSeconds, shop.plan)
        return Figures(
            orders: plan.orders, users: plan.users, views: plan.views, seconds: seconds.rounded(to: 2),
            ordersPerSecond: (Double(plan.orders) / seconds).rounded(), peakMemoryMiB: Machine.peakMemoryMiB)
    }
}
