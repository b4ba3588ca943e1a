import OrdersCore

/// How long something took, over several runs.
struct Timings: Encodable {
    enum Unit: String, Encodable {
        case milliseconds = "ms"
        case microseconds = "µs"

        var perSecond: Double {
            switch self {
            case .milliseconds: 1e3
            case .microseconds: 1e6
            }
        }

        /// Decimals that are worth keeping.
        var digits: Int {
            switch self {
            case .milliseconds: 3
            case .microseconds: 1
            }
        }
    }

    let unit: Unit
    let runs: Int
    let min: Double
    let p50: Double
    let p99: Double
    let max: Double

    init(_ durations: [Duration], in unit: Unit = .milliseconds) {
        let sorted = durations.sorted()
        func value(_ quantile: Double) -> Double {
            let duration = Timings.rank(quantile, of: sorted)
            return (duration.inSeconds * unit.perSecond).rounded(to: unit.digits)
        }
        self.unit = unit
        runs = sorted.count
        min = value(0)
        p50 = value(0.5)
        p99 = value(0.99)
        max = value(1)
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

    /// How many times as long as the other's median this one's is.
    func ratio(to other: Timings) -> Double {
        ((p50 / unit.perSecond) / (other.p50 / other.unit.perSecond)).rounded(to: 1)
    }

    /// Nearest rank.
    static func rank(_ quantile: Double, of sorted: [Duration]) -> Duration {
        guard !sorted.isEmpty else { return .zero }
        let index = Int((Double(sorted.count) * quantile).rounded(.up)) - 1
        return sorted[Swift.min(sorted.count - 1, Swift.max(0, index))]
    }
}

extension Double {
    func rounded(to digits: Int) -> Double {
        let factor = (0..<digits).reduce(1.0) { factor, _ in factor * 10 }
        return (self * factor).rounded() / factor
    }

    /// The middle one; the upper of two.
    static func median(_ values: [Double]) -> Double {
        values.sorted()[values.count / 2]
    }
}
