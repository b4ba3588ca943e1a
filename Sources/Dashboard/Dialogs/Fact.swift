import TerminalUI

/// A name and what is known under it, as dialogs list them.
struct Fact: Hashable, Sendable {
    let name: String
    let value: String
    var style: Style = .text

    /// Facts below each other, their values in one column.
    static func lines(_ facts: [Fact]) -> [[Span]] {
        let width = (facts.map { $0.name.count }.max() ?? 0) + 2
        return facts.map { fact in
            let padding = String(repeating: " ", count: width - fact.name.count)
            return [Span(fact.name + padding, .dim), Span(fact.value, fact.style)]
        }
    }
}
