import OrdersCore

/// What the totals cost writers, for people.
struct WritersText: CustomStringConvertible {
    let figures: WritersBenchmark.Figures

    var description: String {
        let title = "orders a second, \(figures.users.grouped) users"
        let table = TextTable([
            [title, "without totals", "with totals", "kept", "left to fold", "caught up after"],
            row("batches of 1,000", figures.batchesOf1000),
            row("single commits", figures.singleCommits),
        ])
        let folding = figures.batchesOf1000.folding + figures.singleCommits.folding
        let isExact = folding.allSatisfy(\.isExact)
        return "\(table)\nthe totals were \(isExact ? "exact" : "NOT EXACT") after every round"
    }

    private func row(_ name: String, _ comparison: WriterComparison) -> [String] {
        let folding = comparison.folding
        let slowest = folding.map { $0.caughtUpAfterSeconds ?? .infinity }.max() ?? 0
        return [
            name, comparison.without.median.short, comparison.with.median.short,
            "\(comparison.keptPercent) %", Double.median(folding.map { Double($0.ordersLeft) }).short,
            slowest.isFinite ? "\(slowest) s" : "not awaited",
        ]
    }
}
