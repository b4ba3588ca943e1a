import OrdersCore
import SQLiteStore

/// Asks for advice on a shop without any of the proposed indexes, then builds each of them, one at a time, and
/// compares what was said with what comes.
struct IndexesBenchmark {
    struct Figures: Encodable {
        let adviceSeconds: Double
        let sampleRows: Int64
        let sampleUsers: Int64
        /// Of the database's bytes on disk, in per cent.
        let samplePercentOfDatabase: Double
        let recommendation: String
        /// In milliseconds.
        let today: Prediction
        /// By predicted rank.
        let candidates: [Candidate]
        /// Between the predicted times of the report and the fastest measured ones.
        let kendallTau: Double?
        /// The same between the predicted times and the medians of the measured ones.
        let kendallTauOfMedians: Double?
        /// The largest of the factors by which a prediction was off.
        let worstReportFactor: Double
        let worstBuildFactor: Double
    }

    struct Candidate: Encodable {
        let name: String
        let access: String
        /// In milliseconds.
        let report: Prediction
        /// The fastest run, measured only.
        let fastestReport: Double
        /// In seconds.
        let build: Prediction
        /// In megabytes.
        let size: Prediction
        /// In microseconds; predicted only.
        let insert: Double
    }

    let shop: ShopFile

    func run() async throws -> Figures {
        Workplace.say("  indexes, advice")
        try await shop.dropProposedIndexes()
        let bytes = try await shop.withStore { try await $0.overview().bytes }
        let today = try await shop.withStore { try await DirectVariant.measure(nil, $0, shop) }
        let elapsed = ContinuousClock().stopwatch()
        let request = AdviceRequest(window: shop.query(via: .direct).window)
        let advice = try await shop.withStore { try await $0.advise(request) { _ in } }
        let seconds = elapsed().inSeconds
        var candidates: [Candidate] = []
        for candidate in shop.ownIndexLast(advice.candidates, definition: \.definition) {
            candidates.append(try await measure(candidate))
        }
        let order = advice.candidates.map(\.definition.name)
        candidates.sort { order.firstIndex(of: $0.name) ?? 0 < order.firstIndex(of: $1.name) ?? 0 }
        return Figures(
            adviceSeconds: seconds.rounded(to: 1), sampleRows: advice.sample.rows,
            sampleUsers: advice.sample.users,
            samplePercentOfDatabase: (100 * Double(advice.sample.bytes) / Double(max(1, bytes))).rounded(
                to: 2),
            recommendation: advice.recommendation.reason,
            today: Prediction(advice.today.inMilliseconds, measured: today.timings.engine.p50),
            candidates: candidates,
            kendallTau: RankCorrelation.kendallTau(
                candidates.map(\.report.predicted), candidates.map(\.fastestReport)),
            kendallTauOfMedians: RankCorrelation.kendallTau(
                candidates.map(\.report.predicted), candidates.map(\.report.measured)),
            worstReportFactor: candidates.map(\.report.factor).max() ?? 1,
            worstBuildFactor: candidates.map(\.build.factor).max() ?? 1)
    }

    /// Builds an index, and drops it again unless the shop had it.
    private func measure(_ advised: CandidateAdvice) async throws -> Candidate {
        let name = advised.definition.name
        let variant = try await shop.withStore {
            try await DirectVariant.measure(advised.definition, $0, shop)
        }
        let bytes = try await shop.withStore { try await $0.indexSizes()[name] ?? 0 }
        if name != ShopFile.ownIndex {
            try await shop.withStore { try await $0.dropIndex(named: name) }
        }
        return Candidate(
            name: name, access: variant.access,
            report: Prediction(advised.report.inMilliseconds, measured: variant.timings.engine.p50),
            fastestReport: variant.timings.engine.min,
            build: Prediction(advised.build.inSeconds, measured: variant.buildSeconds ?? 0),
            size: Prediction(Double(advised.bytes) / 1e6, measured: Double(bytes) / 1e6),
            insert: (advised.insert.inSeconds * 1e6).rounded(to: 2))
    }
}
