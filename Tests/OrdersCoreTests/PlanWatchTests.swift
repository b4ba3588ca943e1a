import OrdersCore
import Testing

@Suite("A plan that changes for the worse")
struct PlanWatchTests {
    private func plan(
        _ access: QueryPlan.Access, _ indexes: [String] = [], steps: [PlanStep] = [],
        of query: KnownQuery = .top
    ) -> QueryPlan {
        let scan = access == .tableScan ? [PlanStep(.tableScan, table: "orders")] : []
        return QueryPlan(
            query: query, statement: "",
            nodes: (scan + steps).map { QueryPlan.Node(depth: 0, detail: "", step: $0) }, access: access,
            indexNames: indexes)
    }

    private func isWorse(_ now: QueryPlan, than before: QueryPlan) -> Bool {
        PlanDecline.isWorse(now, than: before)
    }

    @Test("is one that reads in a worse way, scans, sorts or has lost an index")
    func worse() {
        let good = plan(.indexOnly, ["a"])
        #expect(isWorse(plan(.index, ["a"]), than: good))
        #expect(isWorse(plan(.tableScan), than: plan(.index, ["a"])))
        #expect(isWorse(plan(.indexOnly), than: good))
        #expect(isWorse(plan(.indexOnly, ["a"], steps: [PlanStep(.sort)]), than: good))
        #expect(isWorse(plan(.indexOnly, ["a"], steps: [PlanStep(.tableScan, table: "users")]), than: good))
        // A new index was chosen over the old one, for all it makes the query do beside.
        #expect(!isWorse(plan(.indexOnly, ["b"], steps: [PlanStep(.group)]), than: good))
        for same in [good, plan(.indexOnly, ["b"]), plan(.indexOnly, ["a", "b"])] {
            #expect(!isWorse(same, than: good))
        }
        #expect(!isWorse(plan(.indexOnly, steps: [PlanStep(.sort)]), than: plan(.index, ["a"])))
    }

    @Test("is remembered until it is good again")
    func recovery() {
        var watch = PlanWatch()
        watch.follow([plan(.indexOnly, ["a"]), plan(.index, ["u"], of: .users)])
        #expect(watch.changes.isEmpty)
        watch.follow([plan(.index, ["b"]), plan(.index, ["u"], of: .users)])
        watch.follow([plan(.tableScan)])
        #expect(watch.changes.map(\.words) == ["the report: index only (a) before, table scan (orders) now"])
        watch.follow([plan(.index, ["b"])])
        #expect(watch.changes.map(\.now.access) == [.index])
        watch.follow([plan(.indexOnly, ["c"])])
        #expect(watch.changes.isEmpty)
        watch.follow([plan(.index, ["b"])])
        #expect(watch.changes.map(\.before.indexNames) == [["c"]])
    }

    @Test("is forgotten once it was looked at, and a further loss is told again")
    func looked() {
        var watch = PlanWatch()
        watch.follow([plan(.indexOnly, ["a"])])
        watch.follow([plan(.index, ["a"])])
        watch.looked(at: .users)
        #expect(watch.changes.count == 1)
        watch.looked(at: .top)
        watch.follow([plan(.index, ["a"])])
        #expect(watch.changes.isEmpty)
        watch.follow([plan(.tableScan)])
        #expect(watch.changes.map(\.before.access) == [.index])
    }
}
