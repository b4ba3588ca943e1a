import OrdersCore

/// Where something long stands, in words and figures for one line.
struct ProgressState: Hashable, Sendable {
    /// What is being done.
    var title: String
    var done: Int64
    /// Nil when nobody knows.
    var total: Int64?
    var perSecond: Double
    /// What is counted: `rows`.
    var unit = "rows"
    /// What else there is to know.
    var note: String?

    /// The line, cut to the columns there are.
    func text(columns: Int) -> String {
        let parts = [title, bar, rate, timeLeft.map { "ETA \($0)" }, note]
        return String(
            parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "  ").prefix(max(0, columns)))
    }

    private var bar: String {
        guard let fraction else { return done > 0 ? "\(done.grouped) \(unit)" : "" }
        let filled = Int(fraction * Double(ProgressState.barWidth))
        let track = ProgressState.barWidth - filled
        let percent = String(Int(fraction * 100))
        return "[" + String(repeating: "#", count: filled) + String(repeating: ".", count: track) + "] "
            + String(repeating: " ", count: 3 - percent.count) + percent + " %"
    }

    private var fraction: Double? {
        guard let total, total > 0 else { return nil }
        return min(1, max(0, Double(done) / Double(total)))
    }

    private var rate: String? {
        perSecond >= 1 ? "\(Int64(min(perSecond, 1e15)).grouped) \(unit)/s" : nil
    }

    private var timeLeft: String? {
        guard let total, perSecond >= 1, done > 0 else { return nil }
        let seconds = Int(min(360_000, Double(max(0, total - done)) / perSecond).rounded(.up))
        return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
    }

    private static let barWidth = 24
}
