import OrdersCore

extension Timings {
    /// p50, p99 and the longest, each with its unit, and how often it was measured.
    var cells: [String] {
        [p50, p99, max].map { "\($0.short) \(unit.rawValue)" } + [runs.grouped]
    }

    static let headings = ["p50", "p99", "max", "runs"]
}

extension Double {
    /// Whole and grouped from a hundred on, with a decimal below.
    var short: String {
        self < 100 ? String(rounded(to: 1)) : Int64(rounded()).grouped
    }
}
