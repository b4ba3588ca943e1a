import OrdersCore

/// The report by direct, as generated and with the report index built, and what the panes ask beside it.
struct ReportBenchmark {
    struct Figures: Encodable {
        let direct: Timings
        let directWithReportIndex: Timings
        /// How many times faster the index makes the report.
        let speedUp: Double
        let indexBuildSeconds: Double
        let indexBuildPredictedSeconds: Double
        let recentViews: Timings
        let findUserByPrefix: Timings
        let findUserByContent: Timings
    }

    let store: any OrdersStore
    let asOf: Instant

    func run() async throws -> Figures {
        let direct = try await report()
        guard let definition = store.proposedIndexes.first else {
            throw OrdersError(.unsupported, "This schema has no report index to measure.")
        }
        let predicted = try await store.previewBuild(of: definition).predictedDuration
        let built = try await ContinuousClock().measure { try await store.buildIndex(definition) }
        let indexed = try await report()
        let user = try await topUser()
        return Figures(
            direct: direct, directWithReportIndex: indexed,
            speedUp: (direct.p50 / indexed.p50).rounded(to: 1),
            indexBuildSeconds: built.inSeconds.rounded(to: 2),
            indexBuildPredictedSeconds: predicted.inSeconds.rounded(to: 2),
            recentViews: try await Timings.of(runs: 200) {
                _ = try await store.recentViews(of: user.id, limit: RetentionPolicy.standard.keep)
            },
            findUserByPrefix: try await Timings.of(runs: 50) {
                _ = try await store.users(matching: "ma", limit: 10)
            },
            findUserByContent: try await Timings.of(runs: 5) {
                _ = try await store.users(matching: "nobody is called this", limit: 10)
            })
    }

    private var query: TopSpendersQuery {
        TopSpendersQuery(window: ReportWindow(asOf: asOf, isBounded: true), via: .direct)
    }

    private func report() async throws -> Timings {
        try await Timings.of(runs: 9) { _ = try await store.topSpenders(query) }
    }

    private func topUser() async throws -> User {
        guard let spender = try await store.topSpenders(query).spenders.first else {
            throw OrdersError(.notFound, "Nobody spent anything in the window; measure with more orders.")
        }
        return spender.user
    }
}
