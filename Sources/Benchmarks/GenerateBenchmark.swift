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
        let peakMemoryMiB: Double
    }

    let plan: ShopPlan
    let path: String

    func run() throws -> Figures {
        let elapsed = ContinuousClock().stopwatch()
        var loader = try SQLiteBulkLoader(path: path, append: false)
        try ShopGenerator(plan).generate(into: &loader)
        let seconds = elapsed().inSeconds
        return Figures(
            orders: plan.orders, users: plan.users, views: plan.views, seconds: seconds.rounded(to: 2),
            ordersPerSecond: (Double(plan.orders) / seconds).rounded(), peakMemoryMiB: Machine.peakMemoryMiB)
    }
}

extension Double {
    func rounded(to digits: Int) -> Double {
        let factor = (0..<digits).reduce(1.0) { factor, _ in factor * 10 }
        return (self * factor).rounded() / factor
    }
}
