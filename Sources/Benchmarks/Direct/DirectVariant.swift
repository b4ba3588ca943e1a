import OrdersCore

/// The direct report with one index, or with none.
struct DirectVariant: Encodable {
    /// The index's columns and condition, `none` where there is no index.
    let index: String
    /// What the engine made of it.
    let access: String
    let buildSeconds: Double?
    let predictedBuildSeconds: Double?
    let timings: ReportTimings

    /// Builds the index and measures; leaves it there.
    static func measure(
        _ definition: IndexDefinition?, _ store: any OrdersStore, _ shop: ShopFile
    ) async throws -> DirectVariant {
        Workplace.say("  direct, \(definition?.columns ?? "no index")")
        var (built, predicted): (Duration?, Duration?)
        if let definition {
            predicted = try await store.previewBuild(of: definition).predictedDuration
            built = try await ContinuousClock().measure { try await store.buildIndex(definition) }
        }
        let plan = try await store.plan(of: .top, measured: false, at: shop.plan.until)
        let sampler = ReportSampler(reports: store, limits: .slow) { shop.query(via: .direct) }
        return DirectVariant(
            index: definition?.columns ?? "none", access: plan.access.rawValue,
            buildSeconds: built?.inSeconds.rounded(to: 2),
            predictedBuildSeconds: predicted?.inSeconds.rounded(to: 2), timings: try await sampler.run())
    }

    /// How long the engine took, in the middle.
    var median: Duration {
        .milliseconds(timings.engine.p50)
    }
}

extension IndexDefinition {
    /// The statement from the columns on: `(status, created_at)`.
    fileprivate var columns: String {
        String(statement.drop { $0 != "(" }).replacing("\"", with: "")
    }
}
