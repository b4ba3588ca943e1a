import OrdersCore
import TerminalUI

/// An advice in words and figures for the dialog.
struct AdviceText {
    let advice: MeasuredAdvice
    let isASCII: Bool

    /// What the report takes today, and what was measured on.
    var head: [Span] {
        let sample = advice.sample
        return [
            Span("report today ", .dim), Span(time(advice.today)),
            Span(
                "   sample: \(sample.rows.grouped) of \(sample.tableRows.grouped) orders, "
                    + "\(sample.users.grouped) users, \(ByteCount.text(sample.bytes))", .dim),
        ]
    }

    func table(_ position: ListState) -> TableView {
        let candidates = advice.candidates
        let best = advice.recommendation.definition
        return TableView(
            columns: [
                TableColumn("#", width: .fixed(2), align: .trailing, priority: 6),
                TableColumn("index", width: .flexible(minimum: 14, weight: 2), priority: 10),
                TableColumn("report", width: .fixed(8), align: .trailing, priority: 9),
                TableColumn("by", width: .fixed(11), priority: 3),
                TableColumn("build", width: .fixed(8), align: .trailing, priority: 8),
                TableColumn("size", width: .fixed(7), align: .trailing, priority: 7),
                TableColumn("insert", width: .fixed(8), align: .trailing, priority: 5),
            ],
            count: candidates.count, state: position,
            emptyText: "Every proposed index is there.",
            row: { row in
                let one = candidates[row]
                return [
                    [Span("\(row + 1)")],
                    [Span(one.definition.name, one.definition == best ? .good : .text)],
                    [Span(time(one.report))],
                    [Span(one.isUsed ? one.access.rawValue : "not used", one.isUsed ? .dim : .warning)],
                    [Span(time(one.build))], [Span(ByteCount.text(one.bytes))],
                    [Span("+" + time(one.insert), .dim)],
                ]
            })
    }

    /// The recommendation, and the statement of the selected candidate.
    func foot(selected: CandidateAdvice?, width: Int) -> [[Span]] {
        let reason = LineWrapper.wrap([Span(advice.recommendation.reason, .good)], width: width)
        let waits = selected?.writerWait.map { " Writers wait for all of it, about \(time($0))." } ?? ""
        let statement = selected.map { one in
            [[]] + LineWrapper.wrap([Span(one.definition.statement, .dim)], width: width)
                + LineWrapper.wrap(
                    [Span("Building takes about \(time(one.build)).\(waits)", .dim)], width: width)
        }
        return reason + (statement ?? [])
    }

    private func time(_ duration: Duration) -> String { ElapsedText.text(duration, isASCII: isASCII) }
}
