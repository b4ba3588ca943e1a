import OrdersCore
import Testing

@Suite("A plan's steps in words")
struct PlanStepWordsTests {
    @Test("say what is read, by what it is found and whether an index is enough")
    func words() {
        let steps: [(PlanStep, String?)] = [
            (PlanStep(.tableScan, table: "orders"), "reads all of orders"),
            (
                PlanStep(.indexScan, table: "orders", index: "i", isCovering: true),
                "reads all of the index i"
            ),
            (
                PlanStep(.indexScan, table: "orders", index: "i"),
                "reads all of the index i, and the rows of orders it leads to"
            ),
            (
                PlanStep(
                    .search, table: "orders", index: "i", isCovering: true,
                    terms: [.equal("status"), .equal("user_id"), .range("created_at")]),
                "finds orders by status, user_id and range of created_at, in i alone"
            ),
            (
                PlanStep(
                    .search, table: "orders", index: "i", terms: [.each("user_id"), .range("created_at")]),
                "finds orders for each user_id by range of created_at, in i"
            ),
            (PlanStep(.search, table: "users", terms: [.equal("id")]), "finds users by id, its own key"),
            (PlanStep(.sort), "sorts in memory"), (PlanStep(.group), "groups in memory"),
            (PlanStep(.temporaryIndex, table: "t"), "makes an index of t for this query alone"),
            (PlanStep(.smallTable, table: "t"), "reads all of t, which is small"),
            (PlanStep(.hashJoin), "joins these by a table in memory:"),
            (PlanStep(.limit), "takes the first rows only"), (PlanStep(.other), nil),
        ]
        for (step, words) in steps { #expect(step.words == words) }
    }

    @Test("are marked when they go to every row of a table, by an index or without")
    func scans() {
        let steps = [
            PlanStep(.tableScan, table: "orders"), PlanStep(.indexScan, table: "users", index: "i"),
            PlanStep(.indexScan, table: "orders", index: "i", isCovering: true),
            PlanStep(.search, table: "orders"), PlanStep(.readsSubquery),
        ]
        let nodes = steps.map { QueryPlan.Node(depth: 0, detail: "", step: $0) }
        #expect(nodes.map(\.scansTable) == [true, true, false, false, false])
        let plan = QueryPlan(query: .top, statement: "", nodes: nodes, access: .index, indexNames: [])
        #expect(plan.scannedTables == ["orders", "users"])
    }
}
