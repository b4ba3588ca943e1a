import OrdersCore
import SQLiteStore
import SampleData

/// The report from the live totals while a shop's application writes on its own connection and the keeper folds
/// in the background.
struct LiveBenchmark {
    struct Figures: Encodable {
        let build: TotalsWork.BuildFigures
        /// Reads one after the other while nobody writes.
        let quiet: ReportTimings
        /// Reads one after the other beside the traffic.
        let backToBack: ReportTimings
        /// A read every 20 ms, so that each follows fresh commits.
        let paced: ReportTimings
        let traffic: CommitFigures
        let folding: FoldMeter.Figures
        /// Whether every user's total was that of direct, when the traffic had ended.
        let isExact: Bool
        let usersCompared: Int64
        let removalSeconds: Double
    }

    let shop: ShopFile

    /// - Throws: `OrdersError` (`unsupported`) where live totals can't be had.
    func run() async throws -> Figures {
        try await shop.withStore { store in
            Workplace.say("  live totals")
            let work = TotalsWork(store: store)
            let build = try await work.build()
            let keeper = FoldingInBackground(store)
            defer { keeper.cancel() }
            let quiet = try await sampler(store, .brief).run()
            let traffic = try TrafficSimulator.trading(
                at: shop.path, ordersPerSecond: LiveBenchmark.ordersPerSecond)
            let trading = Task { try await traffic.run() }
            defer { trading.cancel() }
            try await Task.sleep(for: LiveBenchmark.warmUp)
            let backToBack = try await sampler(store, .fast).run()
            let paced = try await sampler(store, .paced, every: .milliseconds(20)).run()
            trading.cancel()
            let report = try await trading.value
            let verification = try await store.verifyTotals(at: wallClock())
            await keeper.stop()
            return Figures(
                build: build, quiet: quiet, backToBack: backToBack, paced: paced,
                traffic: CommitFigures(report),
                folding: keeper.meter.figures, isExact: verification.isExact,
                usersCompared: verification.users, removalSeconds: try await work.remove())
        }
    }

    private func sampler(
        _ store: SQLiteStore, _ limits: RunLimits, every interval: Duration? = nil
    ) -> ReportSampler {
        ReportSampler(reports: store, limits: limits, unit: .microseconds, interval: interval) {
            TopSpendersQuery(window: ReportWindow(asOf: wallClock(), isBounded: false), via: .live)
        }
    }

    /// With three views to an order and what becomes of pending orders, over 2,000 commits a second.
    private static let ordersPerSecond = 500.0
    private static let warmUp: Duration = .seconds(1)
}
