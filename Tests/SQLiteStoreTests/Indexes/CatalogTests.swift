import Foundation
import GRDB
import OrdersCore
import Synchronization
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The catalog of indexes on SQLite")
struct CatalogTests {
    @Test("tells directions, collations, expressions, conditions and uniqueness")
    func shapes() async throws {
        let sql = """
            CREATE UNIQUE INDEX odd ON orders (lower(status) COLLATE NOCASE DESC, created_at DESC, user_id)
              WHERE total_amount > 100 -- large
            """
        try await withStore(sql) { store in
            let index = try #require(try await store.indexes().first { $0.name == "odd" })
            #expect(
                index.keys == [
                    IndexKey("lower(status)", isExpression: true, isDescending: true, collation: "NOCASE"),
                    IndexKey("created_at", isDescending: true), IndexKey("user_id"),
                ])
            #expect(index.keys.map(\.text).first == "lower(status) COLLATE NOCASE DESC")
            #expect(index.isUnique && index.isPartial)
            #expect(index.condition?.hasPrefix("total_amount > 100") == true)
            #expect(index.rows == nil)
        }
    }

    @Test("rows are counted in small files, and those of a partial index known when it was analyzed")
    func rows() async throws {
        let sql = "CREATE INDEX few ON orders (user_id) WHERE total_amount > 0; ANALYZE"
        try await withStore(sql) { store in
            let indexes = try await store.indexes()
            let all = try #require(indexes.first { $0.name == "orders_user_created" })
            #expect(all.rows == RowFigure(2, isExact: true))
            #expect(all.statistics == IndexStatistics(rows: 2))
            let few = try #require(indexes.first { $0.name == "few" })
            #expect(few.rows == RowFigure(2, isExact: false))
        }
    }

    @Test("statistics that ordertop gathered have an instant, and those it didn't have none")
    func age() async throws {
        try await withStore("ANALYZE") { store in
            let definition = try #require(store.proposedIndexes.first)
            let owner = LeaseOwner(host: "here", processID: 1, token: "a")
            let lease = JobLease(owner: owner, until: Shop.now)
            let draft = IndexBuildJob(definition, catalog: store).draft
            let job = try await store.create(draft, lease: lease, at: Instant(milliseconds: 0))
            try await store.buildIndex(definition)
            let end = Instant(milliseconds: 1_700_000_000_000)
            _ = try await store.end(job.id, owner: owner, state: .done, message: "", at: end)
            let statistics = try await store.indexes().reduce(into: [:]) { $0[$1.name] = $1.statistics }
            #expect(statistics[definition.name] == IndexStatistics(rows: 2, gatheredAt: end))
            #expect(statistics["orders_user_created"] == IndexStatistics(rows: 2))
        }
    }

    @Test(
        "statistics that are no statistics are none",
        arguments: ["", "'many'", "NULL", "x'ff00'", "-3", "'99999999999999999999 1'", "' '", "1.5e300"])
    func nonsense(stat: String) async throws {
        let value = stat.isEmpty ? "''" : stat
        try await withStore(
            "ANALYZE; UPDATE sqlite_stat1 SET stat = \(value); INSERT INTO sqlite_stat1 VALUES (NULL, 7, '3')"
        ) { store in
            let indexes = try await store.indexes()
            #expect(indexes.allSatisfy { $0.statistics == nil })
            let plan = try await store.plan(of: .orders, measured: true, at: Shop.now)
            #expect(plan.measurement != nil)
            let findings = try await store.findings(at: Shop.now)
            #expect(!findings.isEmpty)
        }
    }

    @Test(
        "strange names are told apart from each other and from SQLite's words",
        arguments: [
            "a", "a b", "a USING INDEX b", " INDEX x", "x (y=?)", "it's \"quoted\"", "two\nlines",
            "\u{1B}[31mred",
            "🛒", "[bracket", "注文", "orders", "USING COVERING INDEX orders_user_created",
        ])
    func strange(name: String) async throws {
        // An index can't have its table's name.
        let name = name == "orders" ? "ORDERS " : name
        let sql = """
            DROP INDEX orders_user_created;
            CREATE INDEX \(Quoting.identifier(name)) ON orders (status, created_at, user_id, total_amount);
            CREATE INDEX \(Quoting.identifier(name + " ")) ON products (name)
            """
        try await withStore(sql) { store in
            let indexes = try await store.indexes()
            let index = try #require(indexes.first { $0.name == name })
            #expect(index.usedBy.contains(.top) && index.coversReport)
            #expect(indexes.first { $0.name == name + " " }?.usedBy == [])
            let plan = try await store.plan(of: .top, measured: true, at: Shop.now)
            #expect(plan.indexNames == [name])
            #expect(plan.access == .indexOnly)
            #expect(plan.nodes.contains { $0.step.terms == [.equal("status"), .range("created_at")] })
            let sizes = try await store.indexSizes()
            #expect(sizes[name] ?? 0 > 0)
        }
    }

    @Test("where a mapped table is a view, the indexes are those of the table behind it")
    func views() async throws {
        let sql = """
            ALTER TABLE orders RENAME TO sales;
            CREATE VIEW orders AS SELECT s.id, s.user_id, s.total_amount, s.status, s.created_at FROM sales AS s
            """
        try await withStore(sql, isSetUp: false) { store in
            let index = try #require(
                try await store.indexes().first { $0.name == "orders_user_created" })
            #expect(index.table == "sales")
            #expect(index.usedBy.contains(.orders) && index.usedBy.contains(.top) && !index.coversReport)
            let plan = try await store.plan(of: .orders, measured: true, at: Shop.now)
            #expect(plan.access == .index && plan.indexNames == ["orders_user_created"])
            let archive = try await store.plan(of: .archive, measured: false, at: Shop.now)
            #expect(archive.access == .indexOnly && archive.indexNames == ["orders_user_created"])
        }
        try await withStore(sql + "; DROP INDEX orders_user_created", isSetUp: false) { store in
            for query in [KnownQuery.top, .orders, .archive] {
                let plan = try await store.plan(of: query, measured: false, at: Shop.now)
                #expect(plan.access == .tableScan && plan.scannedTables == ["s"], "\(plan.nodes)")
            }
        }
    }

    @Test("orders WITHOUT ROWID have their key as the table, not as an index")
    func withoutRowID() async throws {
        let sql = """
            DROP TABLE orders;
            CREATE TABLE orders (id TEXT PRIMARY KEY, user_id BLOB, total_amount INTEGER, status TEXT,
              created_at INTEGER, UNIQUE (user_id, id)) WITHOUT ROWID;
            CREATE INDEX orders_created ON orders (created_at)
            """
        try await withStore(sql) { store in
            let indexes = try await store.indexes().filter { $0.table == "orders" }
            #expect(indexes.map(\.name) == ["orders_created", "sqlite_autoindex_orders_2"])
            #expect(indexes.map(\.isConstraint) == [false, true])
            #expect(indexes[0].usedBy.contains(.archive))
            #expect(try await store.plan(of: .archive, measured: true, at: Shop.now).access == .indexOnly)
        }
    }

    @Test("a file that may only be read has a catalog, sizes and plans, and refuses the rest with a reason")
    func readOnly() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            try DemoDatabase.create(path, shop).close()
            let store = try await SQLiteStore.open(path: path, mode: .readOnly)
            #expect(try await store.indexes().count == 4)
            #expect(try await store.indexSizes().count == 4)
            for query in KnownQuery.allCases {
                #expect(try await store.plan(of: query, measured: true, at: Shop.now).measurement != nil)
            }
            do {
                try await store.dropIndex(named: "orders_user_created")
                Issue.record("the index was dropped")
            } catch let error as OrdersError {
                #expect(error.code == .readOnly)
            }
            try await store.close()
        }
    }

    @Test("the scan for the archive uses an index on the date, and its walk one on the orders' ids")
    func archive() async throws {
        let sql = """
            DROP TABLE orders;
            CREATE TABLE orders (id TEXT, user_id BLOB, total_amount INTEGER, status TEXT, created_at INTEGER);
            CREATE UNIQUE INDEX orders_id ON orders (id);
            CREATE INDEX orders_created ON orders (created_at)
            """
        try await withStore(sql) { store in
            let uses = try await store.indexes().reduce(into: [:]) { $0[$1.name] = $1.usedBy }
            #expect(uses["orders_created"]?.contains(.archive) == true)
            #expect(uses["orders_id"] == [.archive])
            let plan = try await store.plan(of: .archive, measured: true, at: Shop.now)
            #expect(plan.access == .indexOnly && plan.indexNames == ["orders_created"])
        }
    }

    @Test("a database without views and products has plans for what it has")
    func fewer() async throws {
        try await withStore("DROP TABLE user_product_views; DROP TABLE products") { store in
            let queries = try await store.plans(at: Shop.now).map(\.query)
            #expect(queries == [.top, .orders, .archive, .users])
            let tables = try await store.indexes().map(\.table)
            #expect(Set(tables) == ["orders", "users"])
        }
    }

    @Test("sizes are told one by one, and no further one is measured once nobody waits for them")
    func cancelled() async throws {
        try await withStore("") { store in
            let found = Mutex([String]())
            let measuring = Task {
                try await store.indexSizes(anew: true) { sizes in
                    found.withLock { $0 += sizes.keys }
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            await #expect(throws: CancellationError.self) { try await measuring.value }
            let first = found.withLock { $0 }
            #expect(first.count == 1)
            let sizes = try await store.indexSizes(anew: false) { sizes in found.withLock { $0 += sizes.keys }
            }
            #expect(sizes.count == 4)
            let all = found.withLock { $0 }
            #expect(Array(all.prefix(2)) == first + first && all.count == 5)
        }
    }

    private let shop = Shop(
        users: Shop.users(3), products: Shop.products(2), orders: [Shop.order(1), Shop.order(2, user: 2)])

    private func withStore(
        _ sql: String, isSetUp: Bool = true, _ body: (SQLiteStore) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let queue = try DemoDatabase.create(path, shop)
            try await queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
            try queue.close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            if isSetUp { try await store.setUp() }
            try await body(store)
            try await store.close()
        }
    }
}
