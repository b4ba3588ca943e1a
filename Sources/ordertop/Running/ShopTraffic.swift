import OrdersCore
import SampleData

/// Traffic of this process in a shop, with a progress line.
struct ShopTraffic: Sendable {
    private let shop: any ShopConnection
    private let simulator: TrafficSimulator<ContinuousClock>
    private let line: ProgressLine

    /// - Parameter isShown: whether to draw a progress line, which a dashboard on the same terminal forbids.
    /// - Throws: `OrdersError` (`invalidInput`) when the rate is out of range.
    init(shop: any ShopConnection, rate: Double, isShown: Bool) throws {
        self.shop = shop
        line = ProgressLine(isWanted: isShown)
        simulator = try TrafficSimulator(
            shop: shop, rate: rate, seed: .random(in: 0 ... .max), clock: ContinuousClock(),
            now: { .systemNow })
    }

    /// Trades for a time, or until the task is cancelled, and closes the connection.
    ///
    /// - Throws: `OrdersError`.
    func run(for duration: Duration?) async throws -> TrafficReport {
        let watching = Task { try await watch() }
        let result = await Result { try await simulator.run(for: duration) }
        watching.cancel()
        _ = await watching.result
        line.clear()
        try await shop.close()
        return try result.get()
    }

    private func watch() async throws {
        while true {
            let report = simulator.report
            line.show(
                ProgressState(
                    title: "traffic", done: Int64(report.commits), total: nil,
                    perSecond: report.commitsPerSecond, unit: "commits",
                    note: report.p99.map { "p99 \($0.inMilliseconds.fixed(1)) ms" }))
            try await Task.sleep(for: .milliseconds(250))
        }
    }
}
