import OrdersCore

/// How long something took, over several runs, in milliseconds.
struct Timings: Encodable {
    let runs: Int
    let p50: Double
    let p99: Double
    let max: Double

    init(_ durations: [Duration]) {
        let sorted = durations.map(\.inMilliseconds).sorted()
        runs = sorted.count
        p50 = Timings.rank(0.5, of: sorted)
        p99 = Timings.rank(0.99, of: sorted)
        max = Timings.rank(1, of: sorted)
    }

    /// Runs the body again and again, after one run that doesn't count.
    static func of(runs: Int, _ body: () async throws -> Void) async throws -> Timings {
        try await body()
        var durations: [Duration] = []
        for _ in 0..<runs {
            durations.append(try await ContinuousClock().measure { try await body() })
        }
        return Timings(durations)
    }

    /// Nearest rank, rounded to a microsecond.
    private static func rank(_ quantile: Double, of sorted: [Double]) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let index = Int((Double(sorted.count) * quantile).rounded(.up)) - 1
        return (sorted[min(sorted.count - 1, Swift.max(0, index))] * 1_000).rounded() / 1_000
    }
}
