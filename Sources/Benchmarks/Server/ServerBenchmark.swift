import Foundation
import OrdersCore
import PostgresStore
import SampleData

/// Everything on a PostgreSQL server: `SERVER` names an empty database, which keeps what is made there.
struct ServerBenchmark {
    struct Figures: Encodable {
        let engine: String
        let orders: Int
        let generateSeconds: Double
        /// The direct report without an index of its own, then with each that is proposed.
        let direct: [DirectFigures]
        let live: LiveFigures
        /// How many times as long the best direct report takes as the live one, engine to engine.
        let bestDirectToLive: Double
        let hotWriters: HotWriters.Figures
        let archive: ServerArchive.Figures
    }

    struct DirectFigures: Encodable {
        /// Nil for none.
        let index: String?
        let buildSeconds: Double?
        let bytes: Int64?
        let timings: ReportTimings
    }

    struct LiveFigures: Encodable {
        let build: TotalsWork.BuildFigures
        /// Reads one after the other while nobody writes.
        let quiet: ReportTimings
        /// Reads one after the other beside 500 commits a second, with the keeper at work.
        let besideTraffic: ReportTimings
        let traffic: CommitFigures
        let isExact: Bool
    }

    let shop: ServerShop

    /// - Throws: `OrdersError` (`unsupported`) when no server is named.
    init(
        orders: Int, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws {
        guard let address = environment["SERVER"] else {
            throw OrdersError(.unsupported, "name an empty database of a server: SERVER=postgres://…")
        }
        shop = ServerShop(
            plan: try ShopPlan(orders: orders, until: wallClock()), address: try ServerAddress(address))
    }

    func run() async throws -> Figures {
        Workplace.say("PostgreSQL, \(shop.plan.orders.grouped) orders")
        let seconds = try await shop.generate()
        return try await shop.withStore { store in
            let direct = try await direct(store)
            Workplace.say("  live totals")
            let live = try await live(store)
            Workplace.say("  writers")
            let writers = try await HotWriters(shop: shop).run(store)
            Workplace.say("  archive")
            let best = direct.map(\.timings.engine).min { $0.p50 < $1.p50 }
            return Figures(
                engine: try await store.overview().engine, orders: shop.plan.orders, generateSeconds: seconds,
                direct: direct, live: live, bestDirectToLive: best?.ratio(to: live.quiet.engine) ?? 0,
                hotWriters: writers, archive: try await ServerArchive(shop: shop).run(store))
        }
    }

    private func direct(_ store: PostgresStore) async throws -> [DirectFigures] {
        Workplace.say("  direct")
        var figures = [
            DirectFigures(
                index: nil, buildSeconds: nil, bytes: nil,
                timings: try await sampler(store, .slow, .direct).run())
        ]
        let present = Set(try await store.indexes().map(\.name))
        for definition in store.proposedIndexes where !present.contains(definition.name) {
            let elapsed = ContinuousClock().stopwatch()
            try await store.buildIndex(definition)
            let seconds = elapsed().inSeconds
            figures.append(
                DirectFigures(
                    index: definition.name, buildSeconds: seconds.rounded(to: 1),
                    bytes: try await store.indexSizes()[definition.name],
                    timings: try await sampler(store, .slow, .direct).run()))
            try await store.dropIndex(named: definition.name)
        }
        return figures
    }

    private func live(_ store: PostgresStore) async throws -> LiveFigures {
        let work = TotalsWork(store: store)
        let build = try await work.build()
        let quiet = try await sampler(store, ServerBenchmark.limits, .live).run()
        let keeper = FoldingInBackground(store)
        defer { keeper.cancel() }
        let (beside, traffic, _) = try await shop.beside(commitsPerSecond: 500) {
            try await sampler(store, ServerBenchmark.limits, .live).run()
        }
        let isExact = try await store.verifyTotals(at: wallClock()).isExact
        await keeper.stop()
        _ = try await work.remove()
        return LiveFigures(
            build: build, quiet: quiet, besideTraffic: beside, traffic: traffic, isExact: isExact)
    }

    /// A round trip to a server takes longer than a call of SQLite's.
    private static let limits = RunLimits(runs: 1_000...100_000, duration: .seconds(8))

    private func sampler(
        _ store: PostgresStore, _ limits: RunLimits, _ source: ReportSourceChoice
    ) -> ReportSampler {
        ReportSampler(reports: store, limits: limits) {
            TopSpendersQuery(window: ReportWindow(asOf: wallClock(), isBounded: false), via: source)
        }
    }
}
