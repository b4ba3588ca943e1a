import OrdersCore
import TerminalUI

/// What an index is there for, or what is amiss with it, in words.
struct IndexUse {
    let index: IndexInfo
    let findings: [IndexFinding]

    var spans: [Span] {
        let amiss = findings.first { $0.kind != .unused }.map { [Span($0.words, .warning)] }
        guard !index.usedBy.isEmpty else { return amiss ?? [Span(unused, .dim)] }
        return [Span("used ", .good), Span(words, .dim)] + (amiss.map { [Span("; ", .dim)] + $0 } ?? [])
    }

    /// The same without styles.
    var text: String { spans.map(\.text).joined() }

    private var words: String {
        index.usedBy.map { query in
            query == .top && index.coversReport ? "covers the report" : query.words
        }.joined(separator: ", ")
    }

    private var unused: String {
        if index.isConstraint { return "a constraint's" }
        guard let uses = index.uses else { return "not used by ordertop" }
        return uses.count == 0 ? "never used" : "used by others, \(CompactCount.text(uses.count)) times"
    }
}
