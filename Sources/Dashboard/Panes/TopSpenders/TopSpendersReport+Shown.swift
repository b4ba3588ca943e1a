import OrdersCore

extension TopSpendersReport {
    /// The report as it is shown after another one.
    ///
    /// Live totals are asked again while nothing changes, because their window slides. An answer that says the same
    /// again tells of the least time that it took: microseconds differ each time, and a screen on which nothing has
    /// changed stays as it is.
    func shown(after other: TopSpendersReport?) -> TopSpendersReport {
        guard let other, source == .live, other.source == .live, spenders == other.spenders,
            notice == other.notice
        else { return self }
        return TopSpendersReport(
            window: window, source: source, elapsed: min(elapsed, other.elapsed), spenders: spenders,
            notice: notice)
    }
}
