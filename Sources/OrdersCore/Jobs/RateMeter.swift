/// A rate that follows changes without jumping: the exponentially weighted mean over about ten seconds.
struct RateMeter: Hashable, Sendable {
    private(set) var perSecond: Double = 0
    private var secondsSeen: Double = 0

    /// Takes in `count` things that took `duration`.
    mutating func record(count: Int, in duration: Duration) {
        let seconds = duration.inSeconds
        guard seconds > 0 else { return }
        secondsSeen = min(RateMeter.memory, secondsSeen + seconds)
        let weight = min(1, seconds / secondsSeen)
        perSecond += (Double(count) / seconds - perSecond) * weight
    }

    private static let memory = 10.0
}

extension Duration {
    /// The duration in seconds.
    public var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    /// The duration in milliseconds.
    public var inMilliseconds: Double {
        inSeconds * 1_000
    }
}
