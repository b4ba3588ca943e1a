import Glibc
import OrdersCore

/// How tall a time is drawn: in proportion, or, where the longest is many times the shortest, by its logarithm,
/// because nothing would be seen of the short ones.
struct LatencyScale: Hashable, Sendable {
    let shortest: Duration
    let longest: Duration

    /// From here on a proportional column of eight rows in eighths is no taller than a step.
    private static let span = 64.0

    init(_ times: [Duration]) {
        shortest = times.min() ?? .zero
        longest = times.max() ?? .zero
    }

    var isLogarithmic: Bool {
        shortest > .zero && longest / shortest >= LatencyScale.span
    }

    /// The time at the foot of the columns.
    var foot: Duration { isLogarithmic ? shortest : .zero }

    /// From above 0, the least that is seen, to 1.
    func height(of time: Duration) -> Double {
        guard longest > .zero else { return LatencyScale.least }
        let share = isLogarithmic ? log(time / shortest) / log(longest / shortest) : time / longest
        return min(1, max(LatencyScale.least, share))
    }

    private static let least = 1e-6
}
