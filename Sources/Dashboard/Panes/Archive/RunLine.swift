import OrdersCore
import TerminalUI

/// A run of the past, or the one under way, as a line of the list.
struct RunLine {
    let run: JobRecord
    let phase: JobPhase
    let now: Instant

    func spans(_ glyphs: Glyphs) -> [Span] {
        let age = RelativeTime.text(run.finishedAt ?? run.updatedAt, at: now)
        return [
            phase.mark(glyphs), Span(" "), Span(padded(age, 8), .dim), Span("  "),
            Span((isVerification ? "verify" : run.draft.kind.rawValue).padding(to: 7)), Span("  "), rows,
            Span(result, phase == .failed ? .bad : .dim),
        ]
    }

    private var isVerification: Bool { run.draft.kind == .archiveVerify }

    /// A verification moves none.
    private var rows: Span {
        Span(isVerification ? "" : padded(CompactCount.text(run.rowsDone), 8) + " rows  ")
    }

    private var result: String {
        if phase == .failed { return "failed: \(run.message ?? "")" }
        return isVerification && phase == .done ? run.message ?? phase.rawValue : phase.rawValue
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
