import OrdersCore
import TerminalUI

/// How far a report on the screen can be trusted.
enum ReportFreshness: Hashable, Sendable {
    /// Right as of now, as far as anybody knows.
    case exact
    /// Was exact so long ago; the database has changed since or doesn't answer.
    case wasExact(Duration)
    /// Shown from the cache, so long after it was computed.
    case cached(Duration)
    /// The screen is frozen with what it was at an instant.
    case held(Instant, isCached: Bool)

    /// In words, the full ones first where there are shorter ones.
    var words: [String] {
        switch self {
        case .exact: ["exact"]
        case .wasExact(let age): ["exact \(ReportFreshness.text(age)) ago"]
        case .cached(let age):
            ["cached, \(ReportFreshness.text(age)) old", "cached \(ReportFreshness.text(age))"]
        case .held(let instant, let isCached):
            ["\(isCached ? "cached" : "exact") as of \(instant.timeText)"]
        }
    }

    var style: Style { self == .exact ? .dim : .warning }

    var isCached: Bool {
        switch self {
        case .cached, .held(_, isCached: true): true
        default: false
        }
    }

    private static func text(_ age: Duration) -> String {
        RelativeTime.span(max(0, age.components.seconds))
    }
}
