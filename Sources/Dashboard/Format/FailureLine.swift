import OrdersCore
import TerminalUI

/// The sentences that every pane shows in the same state in the same way.
enum FailureLine {
    /// What went wrong, of when the figures above are, and where the cause stands, if there is one.
    static func spans(_ error: OrdersError, shownSince: Instant?, _ glyphs: Glyphs) -> [Span] {
        let age = shownSince.map { [Span(" Shown as of \($0.timeText).", .dim)] } ?? []
        let more = error.cause == nil ? [] : [Span(" L", .key), Span(" shows more.", .dim)]
        return [Span("\(glyphs.cross) ", .bad), Span(error.message)] + age + more
    }

    /// Why something isn't there at all.
    static func unavailable(_ reason: String, _ glyphs: Glyphs) -> [Span] {
        [Span("\(glyphs.hollowBullet) ", .warning), Span(reason, .dim)]
    }
}
