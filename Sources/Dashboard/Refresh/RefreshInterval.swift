/// How often the dashboard looks for changes.
public struct RefreshInterval: Hashable, Sendable {
    public private(set) var milliseconds: Int64

    /// An interval, held between half a second and a minute.
    public init(milliseconds: Int64) {
        self.milliseconds = min(60_000, max(500, milliseconds))
    }

    /// The design's default.
    public static let standard = RefreshInterval(milliseconds: 2_000)

    var duration: Duration { .milliseconds(milliseconds) }

    /// The next shorter step.
    var faster: RefreshInterval {
        RefreshInterval(milliseconds: RefreshInterval.steps.last { $0 < milliseconds } ?? milliseconds)
    }

    /// The next longer step.
    var slower: RefreshInterval {
        RefreshInterval(milliseconds: RefreshInterval.steps.first { $0 > milliseconds } ?? milliseconds)
    }

    /// `2 s`, `0.5 s`.
    var text: String {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        return rest == 0 ? "\(seconds) s" : "\(Double(milliseconds) / 1_000) s"
    }

    private static let steps: [Int64] = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000]
}
