import TerminalUI

/// Facts side by side with three blanks between them, on as many lines as they need; a fact isn't broken.
enum FlowText {
    static func lines(_ facts: [[Span]], width: Int) -> [[Span]] {
        var lines: [[Span]] = []
        var used = 0
        for fact in facts where !fact.isEmpty {
            let columns = TextWidth.columns(of: fact)
            if let last = lines.indices.last, used + gap.count + columns <= width {
                lines[last] += [Span(gap)] + fact
                used += gap.count + columns
            } else {
                lines.append(fact)
                used = columns
            }
        }
        return lines
    }

    private static let gap = "   "
}
