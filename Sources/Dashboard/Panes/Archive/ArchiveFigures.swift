import OrdersCore
import TerminalUI

/// How many orders main and archive hold and how many are eligible, as of the last count and what was moved since.
struct ArchiveFigures: Hashable, Sendable {
    let main: Int64
    /// Nil where it can't be counted.
    let archive: Int64?
    let eligible: Int64
    /// Of the archive's, those that are flagged and still in main.
    let flagged: Int64

    /// - Parameters:
    ///   - archived: orders that count as the archive's since the count, less those restored.
    ///   - moved: those of them that have moved. What moved back is as old as it was and so eligible again.
    init(_ status: ArchiveStatus, archived: Int64, moved: Int64) {
        main = max(0, status.main.rows &- archived)
        archive = status.trouble == nil ? max(0, status.archive.rows &+ archived) : nil
        eligible = max(0, status.eligibleRows &- moved)
        flagged = max(0, status.flaggedRows &+ archived &- moved)
    }

    /// `main 6.7 M`, `archive 3.3 M`, `eligible 12,301`.
    var facts: [[Span]] {
        let exact = eligible < 1_000_000 ? eligible.grouped : CompactCount.text(eligible)
        return [
            [Span("main ", .dim), Span(CompactCount.text(main))],
            [Span("archive ", .dim), Span(archive.map(CompactCount.text) ?? "?")],
            [Span("eligible ", .dim), Span(exact, eligible > 0 ? .accent : .text)],
        ] + (flagged > 0 ? [[Span("flagged, still in main ", .dim), Span(CompactCount.text(flagged))]] : [])
    }
}
