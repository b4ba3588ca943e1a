internal import Foundation

/// When the next thing happens in the shop. Knows no clock: times are counted from the start of the run.
///
/// Gaps are exponential, as between people who don't know each other. What is late is caught up at twice the rate
/// at most, so that a backlog doesn't become a burst that waits for itself; what is more than a second late is left
/// out, because those visitors have gone.
struct ArrivalSchedule {
    /// The time whose arrivals were left out.
    private(set) var leftOut: Duration = .zero
    private let meanGap: Duration
    private var dice: Dice
    private var planned: Duration = .zero
    private var lastStart: Duration = .zero

    /// - Parameter perSecond: above 0.
    init(perSecond: Double, seed: UInt64) {
        meanGap = .seconds(1 / perSecond)
        dice = Dice(seed: seed, stream: .arrivals)
    }

    /// When the next arrival starts; in the past when it is late and starts at once.
    mutating func next(now: Duration) -> Duration {
        planned += gap()
        if now - planned > ArrivalSchedule.patience {
            leftOut += now - planned
            planned = now
        }
        let start = max(planned, lastStart + meanGap / 2)
        lastStart = max(start, now)
        return start
    }

    /// The quantile function of the exponential distribution, cut at ten times its mean.
    private mutating func gap() -> Duration {
        let even = Double(dice.below(1 << 30) + 1) / Double(1 << 30)
        return meanGap * min(10, -log(even))
    }

    private static let patience: Duration = .seconds(1)
}
