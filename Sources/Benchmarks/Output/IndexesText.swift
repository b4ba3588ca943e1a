import OrdersCore

/// What an advice said beside what came, for people.
struct IndexesText: CustomStringConvertible {
    let figures: IndexesBenchmark.Figures

    var description: String {
        let head = [
            "advice, and the real thing", "report said", "is", "at best", "ratio", "build said", "is",
            "ratio",
            "size said", "is", "insert said",
        ]
        let table = TextTable([head] + figures.candidates.map(row))
        return """

            \(table)
            the advice took \(figures.adviceSeconds.short) s on \(figures.sampleRows.grouped) orders, \
            \(figures.samplePercentOfDatabase) % of the database on disk; Kendall's tau \(tau(figures.kendallTau)) by \
            the fastest runs, \(tau(figures.kendallTauOfMedians)) by medians; reports within a factor of \
            \(figures.worstReportFactor), builds \(figures.worstBuildFactor); today \
            \(figures.today.predicted.short) ms, \(figures.today.measured.short) ms in the benchmark
            \(figures.recommendation)
            """
    }

    private func tau(_ value: Double?) -> String { value.map { "\($0.rounded(to: 2))" } ?? "none" }

    private func row(_ candidate: IndexesBenchmark.Candidate) -> [String] {
        let (report, build, size) = (candidate.report, candidate.build, candidate.size)
        return [
            "\(candidate.name), \(candidate.access)", "\(report.predicted.short) ms",
            "\(report.measured.short) ms", "\(candidate.fastestReport.short) ms", "\(report.ratio)",
            "\(build.predicted.short) s", "\(build.measured.short) s", "\(build.ratio)",
            "\(size.predicted.short) MB",
            "\(size.measured.short) MB", "\(candidate.insert) µs",
        ]
    }
}
