import OrdersCore
import TerminalUI

/// A plan, one line for each step, with a mark where it reads a whole table.
struct PlanText {
    let plan: QueryPlan

    /// As many lines as fit; the last one says how many steps are left out.
    func lines(rows: Int, _ glyphs: Glyphs) -> [[Span]] {
        let lines = plan.nodes.map { line($0, glyphs) }
        guard lines.count > rows, rows > 0 else { return lines }
        let hidden = lines.count - rows + 1
        let rest = Span("\(glyphs.ellipsis) \(hidden) more steps; z zooms", .dim)
        return lines.prefix(rows - 1) + [[rest]]
    }

    private func line(_ node: QueryPlan.Node, _ glyphs: Glyphs) -> [Span] {
        let indent = String(repeating: "  ", count: min(max(0, node.depth), PlanText.deepest))
        guard node.scansTable else {
            return [Span("\(indent)\(glyphs.separator) ", .dim), Span(node.detail)]
        }
        return [
            Span("\(indent)\(glyphs.cross) ", .bad), Span(node.detail), Span("  table scan", .bad),
        ]
    }

    /// Deeper nesting isn't shown as such: the room is for the words.
    private static let deepest = 8
}

extension QueryPlan.Access {
    /// How the words are drawn.
    var style: Style {
        switch self {
        case .tableScan: .warning
        case .index: .text
        case .indexOnly: .good
        }
    }
}
