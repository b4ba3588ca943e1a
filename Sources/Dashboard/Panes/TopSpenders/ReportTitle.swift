import OrdersCore
import TerminalUI

/// What the frame says of a report: which source answered, how far it can be trusted, how long it took.
struct ReportTitle {
    let source: ReportSource
    /// What the person asked for.
    let choice: ReportSourceChoice
    let freshness: ReportFreshness
    let elapsed: Duration

    /// `direct, exact 8 s ago, 967 ms`; where room is short first without the time it took, then without the
    /// source.
    func alternatives(_ glyphs: Glyphs) -> [[Span]] {
        let took = Span(ElapsedText.text(elapsed, isASCII: glyphs.isASCII), .dim)
        let words = freshness.words.map { Span($0, freshness.style) }
        let full = words.prefix(1).map { [sourceWords, $0, took].compactMap(\.self) }
        let short = words.map { [sourceWords, $0].compactMap(\.self) }
        return (full + short + words.map { [$0] }).map(ReportTitle.joined)
    }

    /// A source that the person insists on stands out. Only direct answers are cached, so that needs no word.
    private var sourceWords: Span? {
        if choice.rawValue == source.rawValue { return Span("\(source.rawValue) only", .accent) }
        return freshness.isCached ? nil : Span(source.rawValue, .dim)
    }

    private static func joined(_ parts: [Span]) -> [Span] {
        parts.enumerated().flatMap { index, part in index == 0 ? [part] : [Span(", ", .dim), part] }
    }
}
