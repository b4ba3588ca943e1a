import OrdersCore
import TestSupport
import Testing

@testable import PostgresStore
@testable import PostgresTestSupport

@Suite("The catalog of indexes on PostgreSQL")
struct CatalogTests {
    @Test(
        "tells directions, NULLs' places, collations, operator classes, expressions, conditions and uniqueness"
    )
    func shapes() async throws {
        let sql = """
            CREATE UNIQUE INDEX odd ON orders (lower(status) COLLATE "C" DESC, status text_pattern_ops,
              created_at DESC NULLS LAST, user_id NULLS FIRST) INCLUDE (total_amount) WHERE total_amount > 100
            """
        try await IndexShop.with(sql) { subject in
            let index = try #require(try await subject.postgres.index("odd"))
            #expect(
                index.keys == [
                    IndexKey("lower(status)", isExpression: true, isDescending: true, collation: "C"),
                    IndexKey("status", operatorClass: "text_pattern_ops"),
                    IndexKey("created_at", isDescending: true, nulls: .last),
                    IndexKey("user_id", nulls: .first),
                ])
            #expect(index.included == ["total_amount"])
            #expect(index.columns.last == "total_amount")
            #expect(index.isUnique && index.isPartial && !index.isConstraint && index.isUsable)
            #expect(index.condition == "(total_amount > (100)::numeric)")
            #expect(index.statement?.hasPrefix("CREATE UNIQUE INDEX odd ON public.orders") == true)
            #expect(index.method == nil)
        }
    }

    @Test("names the kind of index that isn't a tree")
    func methods() async throws {
        let sql = """
            CREATE INDEX days ON orders USING brin (created_at);
            CREATE INDEX kinds ON orders USING hash (status)
            """
        try await IndexShop.with(sql) { subject in
            let (days, kinds) = (
                try await subject.postgres.index("days"), try await subject.postgres.index("kinds")
            )
            #expect(days?.method == "brin" && kinds?.method == "hash")
        }
    }

    @Test("rows are counted in small tables, and those of a partial index are as the last ANALYZE found them")
    func rows() async throws {
        let sql = "CREATE INDEX few ON orders (user_id) WHERE id > 1; ANALYZE"
        try await IndexShop.with(sql) { subject in
            let all = try #require(try await subject.postgres.index("orders_user_created"))
            #expect(all.rows == RowFigure(2, isExact: true))
            #expect(all.statistics?.rows == 2)
            #expect(all.statistics?.gatheredAt != nil)
            #expect(try await subject.postgres.index("few")?.rows == RowFigure(1, isExact: false))
        }
    }

    @Test("uses are counted, whoever asks")
    func uses() async throws {
        try await IndexShop.with("CREATE INDEX mine ON orders (total_amount)") { subject in
            #expect(try await subject.postgres.index("mine")?.uses?.count == 0)
            try await subject.database.execute(
                "SET enable_seqscan = off; SELECT COUNT(*) FROM orders WHERE total_amount > 0; RESET enable_seqscan"
            )
            // A session tells what it did when it is idle for a while, or ends.
            subject.database.application.close()
            var index = try await subject.postgres.index("mine")
            for _ in 0..<200 where index?.uses?.count == 0 {
                try await Task.sleep(for: .milliseconds(50))
                index = try await subject.postgres.index("mine")
            }
            #expect(index?.uses?.count ?? 0 > 0)
            let used = try #require(index)
            #expect(IndexFindings([used]).all.isEmpty)
        }
    }

    @Test(
        "strange names are told apart from each other and from PostgreSQL's words",
        arguments: [
            "a", "a b", "A", "it's \"quoted\"", "two\nlines", "\u{1B}[31mred", "🛒", "注文", ":user", "$1",
            "x; DROP",
            "Index Cond",
        ])
    func strange(name: String) async throws {
        let sql = """
            CREATE INDEX \(Quoting.identifier(name)) ON orders (status, created_at) INCLUDE (user_id, total_amount);
            CREATE INDEX \(Quoting.identifier(name + " ")) ON products (name);
            """
        try await IndexShop.with(sql) { subject in
            try await subject.database.execute("VACUUM ANALYZE orders")
            let store = subject.postgres
            let index = try #require(try await store.index(name))
            #expect(index.usedBy.contains(.top) && index.coversReport)
            #expect(try await store.index(name + " ")?.usedBy == [])
            let plan = try await store.plan(of: .top, measured: true, at: Shop.now)
            #expect(plan.indexNames.contains(name))
            #expect(plan.access == .indexOnly)
            #expect(
                plan.nodes.contains { $0.step.terms == [.equal("status"), .range("created_at")] },
                "\(plan.nodes)")
            #expect(try await store.indexSizes()[name] ?? 0 > 0)
            try await store.dropIndex(named: name)
            #expect(try await store.index(name) == nil)
        }
    }

    @Test("where a mapped table is a view, the indexes are those of the table behind it")
    func views() async throws {
        let shop = try await PostgresDatabase()
        try await shop.execute(
            """
            CREATE TABLE users (id uuid PRIMARY KEY, username text, email text);
            CREATE TABLE sales (id bigint PRIMARY KEY, user_id uuid, total_amount numeric(12,2), status text,
              created_at timestamptz);
            CREATE INDEX by_user ON sales (user_id, created_at);
            CREATE VIEW orders AS SELECT s.id, s.user_id, s.total_amount, s.status, s.created_at FROM sales AS s
            """)
        let store = try await PostgresStore.open(try ServerAddress(shop.address))
        let index = try #require(try await store.index("by_user"))
        #expect(index.table == "sales")
        #expect(index.usedBy.contains(.orders) && !index.coversReport)
        let plan = try await store.plan(of: .orders, measured: true, at: Shop.now)
        #expect(plan.access == .index && plan.indexNames == ["by_user"], "\(plan.nodes)")
        try await store.close()
        try await shop.remove()
    }

    @Test("a partitioned table's indexes have the size and the uses of all their parts")
    func partitions() async throws {
        let sql = """
            ALTER TABLE orders RENAME TO old;
            CREATE TABLE orders (LIKE old, PRIMARY KEY (id, created_at)) PARTITION BY RANGE (created_at);
            CREATE TABLE orders_old PARTITION OF orders FOR VALUES FROM (MINVALUE) TO ('2026-11-01');
            CREATE TABLE orders_new PARTITION OF orders FOR VALUES FROM ('2026-11-01') TO (MAXVALUE);
            INSERT INTO orders SELECT * FROM old;
            CREATE INDEX whole ON orders (user_id, created_at)
            """
        try await IndexShop.with(sql) { subject in
            let store = try await PostgresStore.open(try ServerAddress(subject.database.address))
            let index = try #require(try await store.index("whole"))
            #expect(index.usedBy.contains(.orders))
            #expect(try await store.indexSizes()["whole"] ?? 0 >= 16_384)
            let plan = try await store.plan(of: .orders, measured: false, at: Shop.now)
            #expect(plan.indexNames == ["whole"], "\(plan.nodes)")
            try await store.close()
        }
    }

    @Test("a role that may only read has a catalog, sizes and plans, and refuses the rest with a reason")
    func readOnly() async throws {
        try await IndexShop.with { subject in
            let store = try await PostgresStore.open(
                try ServerAddress(subject.database.address), mode: .readOnly)
            #expect(try await store.index("orders_user_created") != nil)
            for query in KnownQuery.allCases {
                #expect(try await store.plan(of: query, measured: true, at: Shop.now).measurement != nil)
            }
            let error = await #expect(throws: OrdersError.self) {
                try await store.dropIndex(named: "orders_user_created")
            }
            #expect(error?.code == .readOnly)
            let definition = try #require(store.proposedIndexes.first)
            #expect(try await store.previewBuild(of: definition).rows == 2)
            try await store.close()
        }
    }

    @Test("the indexes of the archive are listed, too")
    func archive() async throws {
        try await IndexShop.with { subject in
            let tables = try await subject.postgres.indexes().map(\.table)
            #expect(tables.contains("orders_archive"))
        }
    }
}
