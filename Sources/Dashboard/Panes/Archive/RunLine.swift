import OrdersCore
import TerminalUI

/// A run of the past, or the one under way, as a line of the list.
struct RunLine {
    let run: JobRecord
    let phase: JobPhase
    let now: Instant

    func spans(_ glyphs: Glyphs) -> [Span] {
        let age = RelativeTime.text(run.finishedAt ?? run.updatedAt, at: now)
        let rows = CompactCount.text(run.rowsDone)
        return [
            phase.mark(glyphs), Span(" "), Span(padded(age, 8), .dim), Span("  "),
            Span(run.draft.kind.rawValue.padding(to: 7)), Span("  "), Span(padded(rows, 8)), Span(" rows  "),
            Span(result, phase == .failed ? .bad : .dim),
        ]
    }

    private var result: String {
        phase == .failed ? "failed: \(run.message ?? "")" : phase.rawValue
    }

    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}

extension String {
    /// The text with blanks behind it up to a number of characters.
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
