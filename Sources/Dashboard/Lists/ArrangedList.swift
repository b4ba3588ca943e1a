import TerminalUI

/// What the dashboard asks of a part's list, whatever its rows are.
protocol ArrangedList: Sendable {
    var filter: ListFilter { get }

    /// How the person has arranged it, for a title; empty when they haven't: `filter mar 2 of 10, 3 marked`.
    func words(_ glyphs: Glyphs) -> [Span]
}

extension Listing: ArrangedList {
    func words(_ glyphs: Glyphs) -> [Span] {
        let isFiltered = filter.isTyping || !filter.isEmpty
        let count = Span(" \(shown.count.grouped) of \(rows.count.grouped)", .accent)
        let filtered = isFiltered ? filter.spans(glyphs) + [count] : []
        let marked = markedPositions.count
        guard marked > 0 else { return filtered }
        let gap = filtered.isEmpty ? [] : [Span(", ", .dim)]
        return filtered + gap + [Span("\(marked.grouped) marked", .accent)]
    }
}
