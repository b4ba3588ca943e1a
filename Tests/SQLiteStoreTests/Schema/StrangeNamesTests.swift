import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Strange names and values")
struct StrangeNamesTests {
    /// Every name is a keyword, has quotes or blanks in it, or isn't Latin.
    private static let schema = OrdersSchema(
        users: UsersTable(
            table: "select", id: "a\"b", username: .column("from where"), email: .column("'e'")),
        orders: OrdersTable(
            table: "order by", id: "group", userID: "注文", total: .column("%"), status: .column("[status]"),
            createdAt: .column("a;b")),
        products: ProductsTable(table: "`p`", id: "id", name: .column("n\\"), price: .column("--")),
        views: ViewsTable(table: "v v", userID: "u", productID: "p", viewedAt: "at"),
        archiveTable: "the \"archive\"", money: MoneyFormat(), instants: .unixSeconds,
        completedStatuses: ["it's done", "完了"])

    private static let tables = """
        CREATE TABLE "select" ("a""b" TEXT PRIMARY KEY, "from where" TEXT, "'e'" TEXT);
        CREATE TABLE "order by" ("group" TEXT PRIMARY KEY, "注文" TEXT, "%", "[status]" TEXT, "a;b" INTEGER,
          "double" AS ("%" * 2));
        CREATE TABLE "`p`" (id TEXT PRIMARY KEY, "n\\" TEXT, "--" INTEGER);
        CREATE TABLE "v v" (u TEXT, p TEXT, at INTEGER, PRIMARY KEY (u, p));
        INSERT INTO "select" VALUES ('u1', 'Ann', NULL), ('u2', NULL, x'00ff');
        INSERT INTO "order by" VALUES
          ('o1', 'u1', 10, 'it''s done', 1700000000), ('o2', 'u1', 5, '完了', 1700000001),
          ('o3', 'u2', NULL, '完了', 1700000001), ('o4', 'u2', 'text', 'it''s done', NULL),
          ('o5', 'u2', 99, 'open', 1700000001), ('o6', NULL, 7, '完了', 'soon');
        INSERT INTO "`p`" VALUES ('p1', 'Desk', 100);
        """

    @Test("are quoted in every role")
    func everyRole() async throws {
        try await inFolder { folder in
            let store = try await open(folder)
            let now = Instant(milliseconds: 1_700_000_100_000)
            let report = try await store.topSpenders(
                TopSpendersQuery(window: ReportWindow(asOf: now, isBounded: false)))
            #expect(report.spenders.map(\.totalSpent.minorUnits) == [15, 0])
            #expect(report.spenders.map(\.totalOrders) == [2, 1])
            #expect(report.spenders.map(\.user.username) == ["Ann", ""])
            let user = User.ID(.text("u1"))
            try await store.record(
                ProductView(userID: user, productID: Product.ID(.text("p1")), viewedAt: now),
                keeping: .standard)
            #expect(try await store.recentViews(of: user, limit: 5).map(\.product.name) == ["Desk"])
            #expect(try await store.users(matching: "an", limit: 5).map(\.id) == [user])
            #expect(try await store.products(matching: "DESK", limit: 5).count == 1)
            try await store.buildIndex(try #require(store.proposedIndexes.first))
            #expect(try await store.indexes().contains { $0.coversReport })
            #expect(try await store.plan(of: .top, measured: true, at: now).access == .indexOnly)
            for definition in store.proposedIndexes.dropFirst() { try await store.buildIndex(definition) }
            #expect(try await !store.findings(at: Shop.now).isEmpty)
            try await store.close()
        }
    }

    @Test("survive the way to the archive and back")
    func roundTrip() async throws {
        try await inFolder { folder in
            let store = try await open(folder)
            let path = folder.path("strange.sqlite")
            let before = try shell(["sqlite3", path, "SELECT * FROM \"order by\" ORDER BY 1"])
            for direction in ArchiveDirection.allCases {
                let selection = ArchiveSelection(
                    direction: direction, until: Instant(milliseconds: 1_700_000_001_000))
                let preview = try await store.previewMove(of: selection)
                #expect(preview.obstacles.isEmpty)
                #expect(preview.rows == 1)
                let job = try await store.create(
                    JobDraft(kind: direction.jobKind, title: "", parameters: [:], rowsTotal: nil),
                    lease: lease,
                    at: Instant(milliseconds: 0))
                let checkpoint = JobCheckpoint(
                    jobID: job.id, lease: lease, position: "t:o1", meter: JobMeter(),
                    at: Instant(milliseconds: 0))
                let ids = try await store.orderIDs(in: selection, after: nil, limit: 10)
                let batch = ArchiveBatch(selection: selection, orderIDs: ids, checkpoint: checkpoint)
                #expect(try await store.move(batch).moved == 1)
                _ = try await store.end(
                    job.id, owner: lease.owner, state: .done, message: "", at: Instant(milliseconds: 0))
            }
            #expect(try shell(["sqlite3", path, "SELECT * FROM \"order by\" ORDER BY 1"]) == before)
            try await store.close()
        }
    }

    @Test(
        "survive being flagged, and an expression is read as the orders', whatever the flags' columns are called"
    )
    func flagged() async throws {
        for (schema, tables) in [
            (StrangeNamesTests.schema, StrangeNamesTests.tables),
            (StrangeNamesTests.expressions, StrangeNamesTests.expressionTables),
        ] {
            try await inFolder { folder in
                let store = try await open(folder, schema, tables)
                let until = Instant(milliseconds: 1_700_000_001_000)
                let selection = ArchiveSelection(direction: .archive, until: until, flagsFirst: true)
                let job = try await store.create(
                    JobDraft(kind: .archive, title: "", parameters: [:], rowsTotal: nil), lease: lease,
                    at: Instant(milliseconds: 0))
                let checkpoint = JobCheckpoint(
                    jobID: job.id, lease: lease, position: "flagging t:o1", meter: JobMeter(),
                    at: Instant(milliseconds: 0))
                let ids = try await store.orderIDs(in: selection, after: nil, limit: 10)
                let batch = ArchiveBatch(selection: selection, orderIDs: ids, checkpoint: checkpoint)
                #expect(try await store.flag(batch).moved == 1)
                let shown = try await store.orders(OrderHistoryQuery(route: .archive)).rows.map(\.order.id)
                #expect(shown == [Order.ID(.text("o1"))])
                let main = try await store.orders(OrderHistoryQuery(route: .main)).rows
                let all = try await store.orders(OrderHistoryQuery(route: .all)).rows
                #expect(main.count == all.count - 1 && all.filter { $0.place == .archive }.count == 1)
                let back = ArchiveSelection(direction: .restore, until: nil)
                #expect(try await store.flaggedOrderIDs(.among(back), after: nil, limit: 5) == shown)
                #expect(try await store.removeDeadFlags(sweep).last == nil)
                #expect(try await store.move(batch).moved == 1)
                #expect(try await store.flaggedRows() == 0)
                try await store.close()
            }
        }
    }

    private let sweep = FlagSweepStep(after: nil, limit: 5, rest: .zero, checkpoint: nil)

    /// Whose columns are called as the flags' are, and whose instant is an expression that names one of them.
    private static let expressions = OrdersSchema(
        users: UsersTable(table: "users", id: "id", username: .column("name"), email: .column("name")),
        orders: OrdersTable(
            table: "sales", id: "job_id", userID: "id", total: .column("flagged_at"), status: nil,
            createdAt: .expression("created_at / 2")),
        products: nil, views: nil, archiveTable: "sales_archive", money: MoneyFormat(),
        instants: .unixSeconds, completedStatuses: [])

    private static let expressionTables = """
        CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT);
        CREATE TABLE sales (job_id TEXT PRIMARY KEY, id TEXT, flagged_at INTEGER, created_at INTEGER);
        INSERT INTO users VALUES ('u1', 'Ann');
        INSERT INTO sales VALUES ('o1', 'u1', 10, 3400000000), ('o2', 'u1', 5, 3400000002);
        """

    private let lease = JobLease(
        owner: LeaseOwner(host: "here", processID: 1, token: "a"), until: Instant(milliseconds: 1_000))

    private func open(
        _ folder: TemporaryFolder, _ schema: OrdersSchema = schema, _ tables: String = tables
    ) async throws -> SQLiteStore {
        let path = folder.path("strange.sqlite")
        let queue = try DatabaseQueue(path: path)
        try await queue.write { db in try db.execute(sql: tables) }
        try queue.close()
        let store = try await SQLiteStore.open(path: path, schema: schema, mode: .readWrite)
        try await store.setUp()
        return store
    }
}
