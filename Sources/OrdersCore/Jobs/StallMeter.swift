/// Keeps the writer stalls of a run: the newest for the percentiles, the largest for ever.
struct StallMeter: Hashable, Sendable {
    private var newest: [Double] = []
    private var next = 0
    private var largest = 0.0

    mutating func record(_ stall: Duration) {
        let milliseconds = stall.inMilliseconds
        largest = max(largest, milliseconds)
        if newest.count < StallMeter.memory {
            newest.append(milliseconds)
        } else {
            newest[next] = milliseconds
            next = (next + 1) % StallMeter.memory
        }
    }

    /// Milliseconds at a quantile of 0 to 1, by nearest rank; nil before the first stall.
    func milliseconds(at quantile: Double) -> Double? {
        let sorted = newest.sorted()
        guard !sorted.isEmpty else { return nil }
        let rank = (Double(sorted.count) * quantile).rounded(.up)
        return sorted[min(sorted.count, max(1, Int(rank))) - 1]
    }

    var maximum: Double? {
        newest.isEmpty ? nil : largest
    }

    private static let memory = 512
}
