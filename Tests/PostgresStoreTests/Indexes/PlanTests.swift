import Foundation
import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Plans on PostgreSQL")
struct PlanTests {
    @Test("searching users by the start of a name reads an index")
    func directory() async throws {
        try await IndexShop.with(IndexShop.fill(2_000)) { subject in
            let plan = try await subject.postgres.plan(of: .users, measured: true, at: Shop.now)
            #expect(plan.indexNames == ["users_username"], "\(plan.nodes)")
            #expect(plan.access == .index)
            let email = try #require(try await subject.postgres.index("users_email"))
            #expect(email.usedBy == [.users])
        }
    }

    @Test("listing a user's views reads one index and sorts no views")
    func views() async throws {
        try await IndexShop.with { subject in
            let plan = try await subject.postgres.plan(of: .views, measured: false, at: Shop.now)
            #expect(plan.indexNames.contains("user_product_views_recent"), "\(plan.nodes)")
            #expect(plan.access == .index)
        }
    }

    @Test("a large table that is read whole is a table scan, and the rows that were looked at are counted")
    func scan() async throws {
        try await IndexShop.with("DROP INDEX orders_user_created;" + IndexShop.fill(200_000)) { subject in
            let store = subject.postgres
            let plan = try await store.plan(of: .top, measured: true, at: Shop.now)
            #expect(plan.access == .tableScan, "\(plan.nodes)")
            #expect(plan.scannedTables == ["orders"])
            #expect(plan.measurement?.rowsRead == 200_002)
            #expect(plan.measurement?.rowsReturned == 26)
            #expect(!plan.nodes.contains { $0.detail == KnownPlans.smallNote })
            let words = plan.nodes.map(\.words)
            #expect(
                words.contains("reads all of orders") && words.contains("takes the first rows only"),
                "\(words)")
            #expect(words.contains { $0.hasPrefix("sorts in memory") })
            #expect(plan.nodes.contains { [.nestedJoin, .hashJoin].contains($0.step.kind) })
            try await store.buildIndex(try #require(store.proposedIndexes.first))
            let after = try await store.plan(of: .top, measured: true, at: Shop.now)
            #expect(after.access == .indexOnly)
            // A month of orders every four minutes, nine of ten completed.
            #expect(after.measurement?.rowsRead ?? 0 < 12_000)
            #expect(try await store.index("orders_report")?.coversReport == true)
        }
    }

    @Test("of a small table, the plan is the one for when it has grown, and says so")
    func small() async throws {
        try await IndexShop.with { subject in
            let plan = try await subject.postgres.plan(of: .orders, measured: true, at: Shop.now)
            #expect(plan.nodes.first?.words == KnownPlans.smallNote)
            #expect(plan.indexNames == ["orders_user_created"])
        }
    }

    @Test("the partial index serves the report, because statuses are literals")
    func partial() async throws {
        try await IndexShop.with(IndexShop.fill(200_000)) { subject in
            let store = subject.postgres
            let definition = try #require(
                store.proposedIndexes.first { $0.name == "orders_completed_created" })
            try await store.buildIndex(definition)
            let plan = try await store.plan(of: .top, measured: false, at: Shop.now)
            #expect(plan.indexNames.contains("orders_completed_created"))
            #expect(plan.access == .indexOnly)
        }
    }

    @Test("the scan for the archive goes by date where it can, and its walk by the orders' key")
    func archive() async throws {
        let sql = IndexShop.fill(200_000) + "; CREATE INDEX orders_created ON orders (created_at)"
        try await IndexShop.with(sql) { subject in
            let store = subject.postgres
            let uses = try await store.indexes().reduce(into: [:]) { $0[$1.name] = $1.usedBy }
            #expect(uses["orders_created"]?.contains(.archive) == true)
            #expect(uses["orders_pkey"]?.contains(.archive) == true)
            let plan = try await store.plan(of: .archive, measured: true, at: Shop.now)
            #expect(plan.indexNames == ["orders_created"], "\(plan.nodes)")
        }
    }

    @Test("a database without views and products has plans for what it has")
    func fewer() async throws {
        try await IndexShop.with("DROP TABLE user_product_views; DROP TABLE products") { subject in
            let store = try await PostgresStore.open(try ServerAddress(subject.database.address))
            #expect(try await store.plans(at: Shop.now).map(\.query) == [.top, .orders, .archive, .users])
            try await store.close()
        }
    }

    @Test(
        "by what an index is searched is read from its condition",
        arguments: [
            (
                "((status = 'completed'::text) AND (created_at >= '2026-10-23 12:00:00+00'::timestamp with time zone))",
                [PlanTerm.equal("status"), .range("created_at")]
            ),
            ("(created_at >= '2026-10-23'::date)", [.range("created_at")]),
            ("((created_at >= 'a AND (b'::text) AND (created_at < 'it''s'::text))", [.range("created_at")]),
            ("((status)::text = ANY ('{completed,paid}'::text[]))", [.equal("status")]),
            ("(lower(name) ~>=~ 'm'::text)", [.range("lower(name)")]),
            ("(\"odd name\" IS NULL)", [.equal("odd name")]),
            ("((id = ordertop_top.ordertop_spender) AND (id IS NOT NULL))", [.equal("id")]),
            ("(ROW(created_at, id) > ROW('x', 5))", [.other("ROW(created_at, id) > ROW('x', 5)")]),
        ] as [(String, [PlanTerm])])
    func terms(condition: String, terms: [PlanTerm]) {
        let keys = ["status", "created_at", "odd name", "id"].map { IndexKey($0) }
        let expression = IndexKey("lower(name)", isExpression: true)
        #expect(PlanTerms.read(condition, keys: keys + [expression]) == terms)
    }

    @Test("joins, sorts and what several processes do have words")
    func steps() throws {
        let text = """
            {"Node Type": "Gather Merge", "Startup Cost": 1, "Total Cost": 2.5, "Plan Rows": 3, "Plans": [
              {"Node Type": "Merge Join", "Join Type": "Left", "Merge Cond": "(a = b)", "Startup Cost": 1,
               "Total Cost": 2, "Plan Rows": 3, "Plans": [
                {"Node Type": "Incremental Sort", "Sort Key": ["a", "b"], "Presorted Key": ["a"], "Startup Cost": 1,
                 "Total Cost": 2, "Plan Rows": 3, "Plans": [
                  {"Node Type": "Bitmap Heap Scan", "Relation Name": "orders", "Alias": "o", "Startup Cost": 1,
                   "Total Cost": 2, "Plan Rows": 3, "Plans": [
                    {"Node Type": "Bitmap Index Scan", "Index Name": "i", "Index Cond": "(a = 1)", "Startup Cost": 1,
                     "Total Cost": 2, "Plan Rows": 3}]}]},
                {"Node Type": "Seq Scan", "Relation Name": "users", "Alias": "users", "Startup Cost": 1,
                 "Total Cost": 2, "Plan Rows": 3}]}]}
            """
        let root = try JSONDecoder().decode(ExplainedStep.self, from: Data(text.utf8))
        let nodes = PlanReader([], smallTables: ["users"]).nodes(root)
        #expect(
            nodes.map(\.words) == [
                "by several processes at once:", "joins these, both in the same order:",
                "sorts in memory within equal a",
                "fetches the rows of orders that are found below, in the table's order",
                "finds orders by a = 1, in i", "reads all of users, which is small",
            ])
        #expect(nodes.map(\.depth) == [0, 1, 2, 3, 4, 2])
        #expect(nodes[1].detail == "Merge Join (Left) (cost=1.00..2.00 rows=3); Merge Cond: (a = b)")
        #expect(nodes[3].detail.hasPrefix("Bitmap Heap Scan on orders o "))
    }
}
