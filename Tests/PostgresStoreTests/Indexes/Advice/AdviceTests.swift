import OrdersCore
import PostgresTestSupport
import Synchronization
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Advice on PostgreSQL", .timeLimit(.minutes(5)))
struct AdviceTests {
    private static let names: Set = [
        "orders_report", "orders_status_created_user", "orders_status_created", "orders_user_created",
        "orders_completed_created",
    ]
    private static let window = ReportWindow(asOf: Shop.now, isBounded: false)
    private static let bare = "DROP INDEX orders_user_created;" + IndexShop.fill(30_000)

    private static func advise(_ store: PostgresStore, typed: [String] = []) async throws -> MeasuredAdvice {
        try await store.advise(AdviceRequest(window: window, typed: typed)) { _ in }
    }

    @Test("measures every proposed index for a role that may only read, and leaves nothing")
    func everyCandidate() async throws {
        try await IndexShop.with(Self.bare) { subject in
            try await subject.database.execute(
                """
                CREATE ROLE \(subject.database.name)_reader LOGIN;
                GRANT SELECT ON ALL TABLES IN SCHEMA public TO \(subject.database.name)_reader
                """)
            let reader = subject.database.address.replacing(
                "user=postgres", with: "user=\(subject.database.name)_reader")
            let store = try await PostgresStore.open(try ServerAddress(reader))
            let advice = try await Self.advise(store)
            try await store.close()
            #expect(Set(advice.candidates.map(\.definition.name)) == Self.names)
            #expect(advice.candidates.allSatisfy { $0.bytes > 0 && $0.build > .zero && $0.report > .zero })
            #expect(advice.candidates.allSatisfy { $0.writerWait == nil })
            #expect(advice.candidates.map(\.report) == advice.candidates.map(\.report).sorted())
            #expect(advice.today > .zero)
            #expect(advice.sample.tableRows == 30_002)
            #expect(advice.sample.rows > 15_000)
            let covering = advice.candidates.first { $0.definition.name == "orders_report" }
            #expect(covering?.access == .indexOnly)
            #expect(covering?.isUsed == true)
            let left = "SELECT COUNT(*) FROM pg_class WHERE relnamespace::regnamespace::text LIKE 'pg_temp%'"
            // A session that was closed is cleared away by the server a moment later.
            for _ in 0..<200 where try await subject.database.number(left) > 0 {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(try await subject.database.number(left) == 0)
            try await subject.database.execute("DROP OWNED BY \(subject.database.name)_reader")
        }
    }

    @Test(
        "the smaller of two that read an index alone takes less room, and both are faster than reading the table"
    )
    func ranks() async throws {
        try await IndexShop.with("DROP INDEX orders_user_created;" + IndexShop.fill(150_000)) { subject in
            let advice = try await Self.advise(subject.postgres)
            let found = Dictionary(uniqueKeysWithValues: advice.candidates.map { ($0.definition.name, $0) })
            let (report, partial) = (
                try #require(found["orders_report"]), try #require(found["orders_completed_created"])
            )
            #expect(report.access == .indexOnly && partial.access == .indexOnly)
            #expect(partial.bytes < report.bytes)
            #expect(report.report < advice.today && partial.report < advice.today)
            #expect(advice.recommendation.definition != nil, "\(advice.recommendation.reason)")
        }
    }

    @Test("holds whole users with all their orders, and those of nobody one by one")
    func sample() async throws {
        try await IndexShop.with(Self.bare + "; UPDATE orders SET user_id = NULL WHERE id % 50 = 0") {
            subject in
            try await subject.postgres.withTemporaryTables { db, sql in
                let tables = try SampleTables(for: .top, CatalogReader(db: db, sql: sql))
                let rows = try tables.create(share: 0.25)
                #expect((4_000...11_000).contains(rows))
                let torn = """
                    SELECT COUNT(*) FROM public.orders AS o
                    WHERE user_id IN (SELECT user_id FROM pg_temp.orders) AND id NOT IN (SELECT id FROM pg_temp.orders)
                    """
                #expect(try Query(torn).count(db) == 0)
                let strangers = "SELECT COUNT(*) FROM orders WHERE user_id NOT IN (SELECT id FROM users)"
                #expect(try Query(strangers).count(db) == 0)
                let nobodys = try Query("SELECT COUNT(*) FROM orders WHERE user_id IS NULL").count(db)
                #expect((80...240).contains(nobodys))
                let names = try Query("SELECT indexname FROM pg_indexes WHERE schemaname LIKE 'pg_temp%'")
                    .rows(db)
                #expect(
                    Set(names.map { $0.text(0) }) == [
                        "orders_pkey", "users_pkey", "users_username", "users_email",
                    ])
            }
        }
    }

    @Test("where a handful of users has every order, as many are sampled as it takes")
    func fewUsers() async throws {
        let sql = Self.bare + "; UPDATE orders SET user_id = (SELECT MAX(id::text)::uuid FROM users); ANALYZE"
        try await IndexShop.with(sql) { subject in
            let advice = try await Self.advise(subject.postgres)
            #expect(advice.sample.users == 1)
            #expect(advice.sample.rows == 30_002)
        }
    }

    @Test("an index that is there is no candidate, whatever its name")
    func present() async throws {
        try await IndexShop.with("CREATE INDEX mine ON orders (Status, created_at ASC)") { subject in
            let advice = try await Self.advise(subject.postgres)
            #expect(advice.present == ["orders_status_created", "orders_user_created"])
            #expect(advice.candidates.count == 3)
        }
    }

    @Test("what a person typed is measured beside the others, under a name of its own")
    func typed() async throws {
        try await IndexShop.with { subject in
            let typed = [
                "status, created_at DESC", "(created_at) INCLUDE (user_id) WHERE status = 'completed'",
                "(user_id), status",
                "status, created_at",
            ]
            let advice = try await Self.advise(subject.postgres, typed: typed)
            let found = advice.candidates.map(\.definition).filter { !Self.names.contains($0.name) }
            #expect(found.count == 4 && Set(found.map(\.name)).count == 4)
            let first =
                "CREATE INDEX CONCURRENTLY \"orders_status_created_at_desc\" ON \"orders\" (status, created_at DESC)"
            #expect(found.contains { $0.statement == first })
        }
    }

    @Test(
        "what is no index on the orders is refused in a sentence",
        arguments: [
            ("nothing_here", "column \"nothing_here\" does not exist"), ("", "it is empty"),
            ("status); DROP TABLE orders; --", "more than one statement"),
            ("status) WHERE random() > 0 --", "IMMUTABLE"), ("status, ", "syntax error"),
        ])
    func refused(_ text: String, _ reason: String) async throws {
        try await IndexShop.with { subject in
            let error = await #expect(throws: OrdersError.self) {
                try await Self.advise(subject.postgres, typed: [text])
            }
            #expect(error?.code == .invalidInput)
            #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
        }
    }

    @Test("a database without orders has nothing to measure, and orders that are a view can't have an index")
    func nothing() async throws {
        try await IndexShop.with("DELETE FROM orders") { subject in
            #expect(await code { try await Self.advise(subject.postgres) } == .unsupported)
            try await subject.database.execute(
                "ALTER TABLE orders RENAME TO kept; CREATE VIEW orders AS SELECT * FROM kept")
            #expect(await code { try await Self.advise(subject.postgres) } == .unsupported)
        }
    }

    @Test("cancelled at any stage it stops, and another advice goes through")
    func cancelled() async throws {
        try await IndexShop.with(Self.bare) { subject in
            for stage in ["report as it is", "reading", "orders_user_created"] {
                let reached = AsyncStream<Void>.makeStream()
                let task = Task {
                    defer { reached.continuation.finish() }
                    return try await subject.postgres.advise(AdviceRequest(window: Self.window)) { progress in
                        if progress.stage.contains(stage) { reached.continuation.finish() }
                    }
                }
                for await _ in reached.stream {}
                task.cancel()
                await #expect(throws: CancellationError.self, "\(stage)") { try await task.value }
            }
            _ = try await Self.advise(subject.postgres)
        }
    }

    @Test("says how far it is, and never goes back")
    func progress() async throws {
        try await IndexShop.with { subject in
            let seen = Mutex<[AdviceProgress]>([])
            _ = try await subject.postgres.advise(AdviceRequest(window: Self.window)) { progress in
                seen.withLock { $0.append(progress) }
            }
            let fractions = seen.withLock { $0.map(\.fraction) }
            #expect(fractions == fractions.sorted())
            #expect(fractions.count > 5)
        }
    }
}
