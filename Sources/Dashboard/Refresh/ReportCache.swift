import OrdersCore

/// Decides how long a direct report is shown before it is computed anew, where live totals don't answer.
struct ReportCache: Hashable, Sendable {
    /// What to do with the last answer when it is time to look again.
    enum Decision: Hashable, Sendable {
        /// Show it further, with its age.
        case keep
        /// It has served its time: compute it anew.
        case renew
        /// It isn't cached: ask again as for everything else.
        case follow
    }

    /// What the person set; nil: the default, zero: never.
    let timeToLive: Duration?

    static let standardTimeToLive: Duration = .seconds(5 * 60)
    /// By default a report that takes no longer is not cached.
    static let quick: Duration = .seconds(1)

    init(timeToLive: Duration? = nil) {
        self.timeToLive = timeToLive
    }

    /// How long an answer is shown; nil when it isn't cached.
    ///
    /// - Parameter totals: where the live totals stand; nil while that isn't known.
    func lifetime(of report: TopSpendersReport, totals: TotalsStatus.Condition?) -> Duration? {
        guard report.source == .direct, totals != .ready else { return nil }
        let standard = report.elapsed > ReportCache.quick ? ReportCache.standardTimeToLive : .zero
        let lifetime = timeToLive ?? standard
        return lifetime > .zero ? lifetime : nil
    }

    /// What becomes of an answer of some age. One from the future, because the clock was set back, is too old.
    func decision(
        for report: TopSpendersReport, age: Duration, totals: TotalsStatus.Condition?
    ) -> Decision {
        guard let lifetime = lifetime(of: report, totals: totals) else { return .follow }
        return age >= .zero && age < lifetime ? .keep : .renew
    }
}
