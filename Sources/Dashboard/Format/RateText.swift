/// A rate in few columns: `118 k rows/s`. Nil for what isn't a rate, which a journal of strangers may hold.
enum RateText {
    static func text(_ perSecond: Double) -> String? {
        guard perSecond > 0, perSecond < 1e15 else { return nil }
        return "\(CompactCount.text(Int64(perSecond.rounded()))) rows/s"
    }
}
