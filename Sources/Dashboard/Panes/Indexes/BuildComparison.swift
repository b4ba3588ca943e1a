import OrdersCore
import TerminalUI

/// How the engine answered the report before an index was built, and after.
struct BuildComparison: Hashable, Sendable {
    let index: String
    let before: QueryPlan
    private(set) var after: QueryPlan?
    /// The last question for the plan that was asked before the build had ended: its answer may be an old one.
    private var lastQuestionBefore: Int?

    init(index: String, before: QueryPlan) {
        self.index = index
        self.before = before
    }

    mutating func buildEnded(questions: Int) {
        lastQuestionBefore = questions
    }

    /// Takes in a measured plan; says whether it is the one that was waited for.
    mutating func takes(_ plan: QueryPlan, question: Int) -> Bool {
        guard after == nil, let last = lastQuestionBefore, question > last else { return false }
        after = plan
        return true
    }

    /// What came of it in words, for a notice.
    var sentence: String {
        guard let after else { return "\(index) is built." }
        return "\(index) is built. The report: \(figures(before)) before, \(figures(after)) now."
    }

    /// Before and after side by side: `263 ms → 148 ms, table scan → index only`.
    func spans(_ glyphs: Glyphs) -> [Span] {
        guard let after else { return [] }
        let arrow = glyphs.isASCII ? "->" : glyphs.arrowRight
        let times = [before, after].map { time($0, isASCII: glyphs.isASCII) }
        let accesses = [before, after].map(\.access.rawValue)
        let facts = [times.compactMap(\.self), accesses].filter { $0.count == 2 }
        let text = facts.map { $0.joined(separator: " \(arrow) ") }.joined(separator: ", ")
        return [Span("\(glyphs.check) ", .good), Span(index), Span("  \(text)", .dim)]
    }

    private func figures(_ plan: QueryPlan) -> String {
        [time(plan, isASCII: true), plan.access.rawValue].compactMap(\.self).joined(separator: ", ")
    }

    private func time(_ plan: QueryPlan, isASCII: Bool) -> String? {
        plan.elapsed.map { ElapsedText.text($0, isASCII: isASCII) }
    }
}
