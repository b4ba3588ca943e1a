import OrdersCore
import TerminalUI

/// A plan in words, with its SQL below.
struct JobPlanText {
    private let plan: JobPlan

    init(_ plan: JobPlan) {
        self.plan = plan
    }

    var lines: [[Span]] {
        rows + plan.consequences.map { [Span($0)] } + sql
    }

    private var rows: [[Span]] {
        guard let rows = plan.rows else { return [] }
        return [[Span("rows  ", .dim), Span(rows.grouped, Style(.text, bold: true))], []]
    }

    private var sql: [[Span]] {
        guard !plan.statements.isEmpty else { return [] }
        let statements = plan.statements.flatMap {
            $0.split(separator: "\n", omittingEmptySubsequences: false)
        }
        return [[], [Span("The SQL as it will run", .header)]]
            + statements.map { [Span(String($0), .dim)] }
    }
}
