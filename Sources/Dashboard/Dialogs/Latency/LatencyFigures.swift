import OrdersCore

/// How long one source's reports took, in figures.
struct LatencyFigures: Hashable, Sendable {
    let source: ReportSource
    let count: Int
    let last: Duration
    let shortest: Duration
    let median: Duration
    let p99: Duration
    let longest: Duration

    /// - Parameter times: oldest first. Nil when there are none.
    init?(_ source: ReportSource, _ times: [Duration]) {
        let sorted = times.sorted()
        guard let last = times.last, let shortest = sorted.first, let longest = sorted.last else {
            return nil
        }
        (self.source, count, self.last) = (source, times.count, last)
        (self.shortest, self.longest) = (shortest, longest)
        median = LatencyFigures.time(at: 0.5, of: sorted)
        p99 = LatencyFigures.time(at: 0.99, of: sorted)
    }

    /// By nearest rank: a time that was really measured.
    private static func time(at quantile: Double, of sorted: [Duration]) -> Duration {
        sorted[max(1, Int((Double(sorted.count) * quantile).rounded(.up))) - 1]
    }

    /// The times in the order in which they are shown.
    var named: [(name: String, time: Duration)] {
        [("last", last), ("min", shortest), ("median", median), ("p99", p99), ("max", longest)]
    }
}

extension ReportSource {
    /// Tells it below a column of a chart.
    var mark: String { String(rawValue.prefix(1)) }
}
