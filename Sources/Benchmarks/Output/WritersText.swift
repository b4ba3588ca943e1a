import OrdersCore

/// What the totals cost writers, for people.
struct WritersText: CustomStringConvertible {
    let figures: WritersBenchmark.Figures

    var description: String {
        let title = "orders a second, \(figures.users.grouped) users"
        let table = TextTable([
            [title, "without totals", "with totals", "kept", "left to fold", "folded after"],
            row("batches of 1,000", figures.batchesOf1000),
            row("single commits", figures.singleCommits),
        ])
        return "\(table)\nthe totals were \(figures.isExact ? "exact" : "NOT EXACT") in the end"
    }

    private func row(_ name: String, _ comparison: WriterComparison) -> [String] {
        [
            name, comparison.without.median.short, comparison.with.median.short,
            "\(comparison.keptPercent) %",
            Double.median(comparison.backlog.map { Double($0.rows) }).short,
            "\(Double.median(comparison.backlog.map(\.catchUpSeconds))) s",
        ]
    }
}
