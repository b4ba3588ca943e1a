import OrdersCore
import TerminalUI

/// A plan in words, a line or more for each step, with a mark where it reads a whole table.
struct PlanText {
    let plan: QueryPlan
    let width: Int
    /// What shows the whole plan.
    var wholeKey = ""

    /// As many lines as fit; the last one says how many steps are left out.
    func lines(rows: Int, _ glyphs: Glyphs) -> [[Span]] {
        let steps = plan.nodes.map { step($0, glyphs) }
        let lines = steps.flatMap(\.self)
        guard lines.count > rows, rows > 0 else { return lines }
        var (shown, room) = (0, rows - 1)
        while shown < steps.count, steps[shown].count <= room {
            room -= steps[shown].count
            shown += 1
        }
        let rest = Span("\(glyphs.ellipsis) \(steps.count - shown) more steps; \(wholeKey) shows all", .dim)
        return steps.prefix(shown).flatMap(\.self) + [[rest]]
    }

    private func step(_ node: QueryPlan.Node, _ glyphs: Glyphs) -> [[Span]] {
        let indent = String(repeating: "  ", count: min(max(0, node.depth), PlanText.deepest))
        let mark = node.scansTable ? Span("\(glyphs.cross) ", .bad) : Span("\(glyphs.separator) ", .dim)
        let scan = node.scansTable ? [Span("  table scan", .bad)] : []
        let rows = node.estimatedRows.map { [Span("  " + PlanText.words($0), .dim)] } ?? []
        let margin = [Span(indent)]
        let wrapped = LineWrapper.wrap(
            [Span(node.words)] + scan + rows, width: max(PlanText.narrowest, width - indent.count - 2))
        return wrapped.enumerated().map { margin + [$0 == 0 ? mark : Span("  ")] + $1 }
    }

    /// What statistics promise is an estimate, but for the one row of a key.
    private static func words(_ rows: Int64) -> String {
        rows == 1 ? "1 row" : "~\(CompactCount.text(rows)) rows"
    }

    /// Deeper nesting isn't shown as such: the room is for the words.
    private static let deepest = 4
    private static let narrowest = 12
}

extension QueryPlan.Access {
    /// How the words are drawn.
    var style: Style {
        switch self {
        case .tableScan: .bad
        case .index: .text
        case .indexOnly: .good
        }
    }
}
