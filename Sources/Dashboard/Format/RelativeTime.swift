import OrdersCore

/// How long ago something was, in few columns: `12 s ago`, `2 min`, `3 h`, `5 d`, `14 mo`, `3 y`.
enum RelativeTime {
    static func text(_ instant: Instant, at now: Instant) -> String {
        let seconds = now.elapsed(since: instant).components.seconds
        // Another machine's clock may be ahead of this one's.
        guard seconds >= 0 else { return "in \(span(-seconds))" }
        return seconds < 60 ? "\(seconds) s ago" : span(seconds)
    }

    /// The same in a sentence: `2 min ago`.
    static func spoken(_ instant: Instant, at now: Instant) -> String {
        let seconds = now.elapsed(since: instant).components.seconds
        return seconds < 0 ? text(instant, at: now) : "\(span(seconds)) ago"
    }

    /// A span without a direction.
    static func span(_ seconds: Int64) -> String {
        switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(seconds / 60) min"
        case ..<(48 * 3_600): "\(seconds / 3_600) h"
        case ..<(60 * 86_400): "\(seconds / 86_400) d"
        case ..<(730 * 86_400): "\(seconds / (30 * 86_400)) mo"
        default: "\(seconds / (365 * 86_400)) y"
        }
    }
}
