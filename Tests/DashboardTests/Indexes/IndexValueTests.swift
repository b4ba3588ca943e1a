@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// The values behind the pane of indexes and of the report's plan.
@Suite
struct IndexValueTests {
    private func plan(_ access: QueryPlan.Access, _ elapsed: Duration?, nodes: Int = 1) -> QueryPlan {
        QueryPlan(
            query: .top, statement: "",
            nodes: (0..<nodes).map {
                .init(
                    depth: $0 * 40, detail: "STEP \($0)",
                    step: PlanStep($0 == 0 && access == .tableScan ? .tableScan : .other, table: "orders"))
            },
            access: access, indexNames: [],
            measurement: elapsed.map { PlanMeasurement(elapsed: $0, rowsReturned: 10) })
    }

    private func text(_ spans: [Span]) -> String { spans.map(\.text).joined() }

    @Test("Before and after stand side by side, in both sets of glyphs")
    func comparison() {
        var comparison = BuildComparison(index: "orders_report", before: plan(.tableScan, .milliseconds(263)))
        #expect(comparison.spans(.unicode).isEmpty)
        comparison.buildEnded(questions: 4)
        let isAfter = comparison.takes(plan(.indexOnly, .milliseconds(148)), question: 5)
        #expect(isAfter)
        #expect(
            text(comparison.spans(.unicode))
                == "✓ orders_report  263 ms → 148 ms, table scan → index only")
        #expect(
            text(comparison.spans(.ascii)) == "+ orders_report  263 ms -> 148 ms, table scan -> index only")
        #expect(
            comparison.sentence
                == "orders_report is built. The report: 263 ms, table scan before, 148 ms, index only now.")
    }

    @Test("An answer to a question from before the build's end isn't the \"after\"")
    func staleAnswer() {
        var comparison = BuildComparison(index: "i", before: plan(.tableScan, nil))
        var taken = [comparison.takes(plan(.tableScan, .seconds(1)), question: 9)]
        comparison.buildEnded(questions: 9)
        for (access, question) in [(QueryPlan.Access.tableScan, 9), (.indexOnly, 10), (.index, 11)] {
            taken.append(comparison.takes(plan(access, .seconds(1)), question: question))
        }
        #expect(taken == [false, false, true, false])
        #expect(text(comparison.spans(.unicode)) == "✓ i  table scan → index only")
    }

    @Test("Proposals that are there under any spelling of letter case aren't missing")
    func advice() {
        let proposals = ["Orders_Report", "b"].map {
            IndexDefinition(name: $0, table: "orders", statement: "", purpose: "")
        }
        let none = IndexAdvice(proposals: proposals, indexes: [])
        #expect(none.missing == proposals)
        #expect(none.reportIndex == proposals[0])
        let some = IndexAdvice(
            proposals: proposals, indexes: [StoreContents.index("orders_REPORT", columns: [])])
        #expect(some.missing == [proposals[1]])
        #expect(some.reportIndex == nil)
        #expect(IndexAdvice(proposals: [], indexes: []).reportIndex == nil)
    }

    @Test("A plan that is longer than its room says how much is left out")
    func planText() {
        let long = PlanText(plan: plan(.tableScan, nil, nodes: 5), width: 40, wholeKey: "w")
        let lines = long.lines(rows: 3, .unicode).map(text)
        #expect(lines.count == 3)
        #expect(lines[0] == "✗ reads all of orders  table scan")
        #expect(lines[1].hasSuffix("· STEP 1"))
        #expect(lines[2] == "… 3 more steps; w shows all")
        #expect(long.lines(rows: 0, .ascii).count == 5)
    }

    @Test("A step that is wider than the pane goes on below, and says what is expected of it")
    func wrappedStep() {
        let step = PlanStep(
            .search, table: "orders", index: "orders_user_created",
            terms: [.each("user_id"), .range("created_at")])
        let plan = QueryPlan(
            query: .top, statement: "",
            nodes: [.init(depth: 1, detail: "", step: step, estimatedRows: 12_000)], access: .index,
            indexNames: [])
        #expect(
            PlanText(plan: plan, width: 40).lines(rows: 9, .unicode).map(text) == [
                "  · finds orders for each user_id by ", "    range of created_at, in ",
                "    orders_user_created  ~12.0 k rows",
            ])
    }

    @Test("The parts of the pane never overlap, and what is under way is always seen")
    func layout() {
        for rows in 0...40 {
            for indexes in [0, 1, 5, 400] {
                for (job, notes, plan) in [(0, 0, 1), (2, 1, 3), (3, 4, 30)] {
                    let size = Size(columns: 58, rows: rows)
                    let layout = IndexesLayout(
                        size, .init(indexes: indexes, job: job, notes: notes, plan: plan))
                    let parts = [layout.table, layout.job, layout.notes, layout.plan]
                    let used = parts.reduce(layout.rule == nil ? 0 : 1) { $0 + $1.rows }
                    #expect(used <= rows)
                    #expect(layout.job.rows == min(job, max(0, rows - 1)))
                    #expect(layout.table.rows >= min(rows, 1))
                }
            }
        }
    }

    @Test("A part hears of a job's beginning and of its end, once each")
    func watch() {
        let host = JobHost(
            owner: LeaseOwner(host: "here", processID: 42, token: "t"), now: { DashboardHarness.start },
            isDead: { _ in false })
        var watch = JobWatch(kinds: [.archive])
        var jobs = JobBoard(host: host)
        jobs.put(.move(1))
        jobs.put(.move(2, direction: .restore))
        let first = watch.follow(jobs)
        #expect(first.begun.map(\.id) == [JobID(1)] && first.ended.isEmpty)
        let second = watch.follow(jobs)
        #expect(second.begun.isEmpty && second.ended.isEmpty)
        jobs.put(.move(1, state: .paused))
        let third = watch.follow(jobs)
        #expect(third.begun.isEmpty && third.ended.map(\.id) == [JobID(1)])
    }
}
