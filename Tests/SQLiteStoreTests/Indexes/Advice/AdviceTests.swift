import Foundation
import GRDB
import OrdersCore
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Advice on SQLite")
struct AdviceTests {
    private static let names: Set = [
        "orders_report", "orders_status_created_user", "orders_status_created", "orders_user_created",
        "orders_completed_created",
    ]

    @Test("measures every proposed index on a database that may only be read, and leaves it as it was")
    func everyCandidate() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(in: folder)
            let before = try Data(contentsOf: URL(fileURLWithPath: folder.path("shop.sqlite")))
            let advice = try await store.advise()
            #expect(Set(advice.candidates.map(\.definition.name)) == AdviceTests.names)
            #expect(advice.candidates.allSatisfy { $0.bytes > 0 && $0.build > .zero && $0.report > .zero })
            #expect(advice.candidates.allSatisfy { $0.writerWait == $0.build })
            #expect(advice.candidates.map(\.report) == advice.candidates.map(\.report).sorted())
            #expect(advice.today > .zero)
            #expect(advice.sample.tableRows == AdviceShop.orders)
            #expect(advice.sample.rows == AdviceShop.orders)
            #expect(advice.sample.users == Int64(AdviceShop.users))
            let covering = advice.candidates.first { $0.definition.name == "orders_report" }
            #expect(covering?.access == .indexOnly)
            #expect(covering?.isUsed == true)
            try await store.close()
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("shop.sqlite"))) == before)
            #expect(try folder.contents() == ["shop.sqlite"])
        }
    }

    @Test("where a handful of users has every order, as many are sampled as it takes")
    func fewUsers() async throws {
        let unlikely = try #require(
            Shop.users(200).map(\.id.storage).first { AdviceShop.share(of: $0) > 0.9 })
        let hex = (Data.fromDatabaseValue(unlikely) ?? Data()).map { String(format: "%02x", $0) }.joined()
        try await inFolder { folder in
            let store = try await AdviceShop.store(
                in: folder,
                """
                INSERT INTO orders (user_id, total_amount, status, created_at)
                  SELECT user_id, total_amount, status, created_at FROM orders,
                    (SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5);
                UPDATE orders SET user_id = x'\(hex)';
                """)
            let advice = try await store.advise()
            #expect(advice.sample.users == 1)
            #expect(advice.sample.rows == 6 * AdviceShop.orders)
            try await store.close()
        }
    }

    @Test("an index that is there is no candidate, whatever its name")
    func present() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(
                in: folder, "CREATE INDEX mine ON orders(Status,created_at); ANALYZE")
            let advice = try await store.advise()
            #expect(advice.present == ["orders_status_created"])
            #expect(!advice.candidates.contains { $0.definition.name == "orders_status_created" })
            try await store.close()
        }
    }

    @Test("what a person typed is measured beside the others, under a name of its own")
    func typed() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(in: folder)
            let advice = try await store.advise(typed: [
                "status, created_at DESC", "(created_at, user_id) WHERE status = 'completed'",
                "(user_id), status",
                "status, created_at",
            ])
            let typed = advice.candidates.map(\.definition).filter { !AdviceTests.names.contains($0.name) }
            #expect(typed.count == 4)
            #expect(
                typed.contains {
                    $0.statement
                        == "CREATE INDEX \"orders_status_created_at_desc\" ON \"orders\" (status, created_at DESC)"
                })
            #expect(
                typed.contains { $0.statement.hasSuffix("(created_at, user_id) WHERE status = 'completed'") })
            #expect(typed.contains { $0.statement.hasSuffix("((user_id), status)") })
            #expect(Set(typed.map(\.name)).count == 4)
            try await store.close()
        }
    }

    @Test(
        "what is no index on the orders is refused in a sentence",
        arguments: [
            ("nothing_here", "no such column: nothing_here"), ("", "it is empty"),
            ("status); DROP TABLE orders; --", "more than one statement"),
            ("status) WHERE random() > 0 --", "non-deterministic"), ("status, ", "syntax error"),
        ])
    func refused(_ text: String, _ reason: String) async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(in: folder)
            let error = await #expect(throws: OrdersError.self) { try await store.advise(typed: [text]) }
            #expect(error?.code == .invalidInput)
            #expect(error?.message.contains(reason) == true, "\(error?.message ?? "")")
            try await store.close()
        }
    }

    @Test("a database without orders has nothing to measure")
    func empty() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(in: folder, "DELETE FROM orders")
            #expect(await code { try await store.advise() } == .unsupported)
            try await store.close()
        }
    }

    @Test("where no order is completed, nothing is recommended")
    func nothingCompleted() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(in: folder, "UPDATE orders SET status = 'open'")
            let advice = try await store.advise()
            #expect(advice.candidates.count == 5)
            try await store.close()
        }
    }

    @Test(
        "tables of other shapes are sampled, too",
        arguments: [
            "(id TEXT PRIMARY KEY, user_id BLOB, total_amount, status TEXT, created_at INTEGER)",
            "(id BLOB PRIMARY KEY, user_id, total_amount, status, created_at, UNIQUE (created_at, id)) WITHOUT ROWID",
            "(id INTEGER, user_id, total_amount, status, created_at, twice AS (total_amount * 2), rowid)",
        ])
    func shapes(_ columns: String) async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(
                in: folder,
                """
                ALTER TABLE orders RENAME TO old;
                CREATE TABLE orders \(columns);
                INSERT INTO orders (id, user_id, total_amount, status, created_at) SELECT * FROM old;
                DROP TABLE old;
                """)
            let advice = try await store.advise()
            #expect(advice.candidates.count == 5)
            #expect(advice.sample.rows == AdviceShop.orders)
            try await store.close()
        }
    }

    @Test("a total that is read from other tables can't be measured, and the reason is said")
    func expressions() async throws {
        try await inFolder { folder in
            try await AdviceShop.store(
                in: folder, "CREATE TABLE items (order_id, cents); INSERT INTO items VALUES (1, 5)"
            ).close()
            var schema = OrdersSchema.standard
            schema.orders.total = .expression("SELECT SUM(cents) FROM items WHERE order_id = orders.id")
            let store = try await SQLiteStore.open(path: folder.path("shop.sqlite"), schema: schema)
            let error = await #expect(throws: OrdersError.self) { try await store.advise() }
            #expect(error?.code == .unsupported)
            #expect(error?.message.contains("no such table: items") == true, "\(error?.message ?? "")")
            try await store.close()
        }
    }

    @Test("orders that are an SQL view can't have an index")
    func view() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(
                in: folder, "ALTER TABLE orders RENAME TO kept; CREATE VIEW orders AS SELECT * FROM kept")
            #expect(await code { try await store.advise() } == .unsupported)
            try await store.close()
        }
    }

    @Test("cancelled at any stage it stops, and another advice goes through", .timeLimit(.minutes(5)))
    func cancelled() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(in: folder)
            for stage in ["reading", "report as it is", "orders_user_created"] {
                let reached = AsyncStream<Void>.makeStream()
                let task = Task {
                    defer { reached.continuation.finish() }
                    return try await store.advise(AdviceRequest(window: AdviceShop.window)) { progress in
                        if progress.stage.contains(stage) { reached.continuation.finish() }
                    }
                }
                for await _ in reached.stream {}
                task.cancel()
                await #expect(throws: CancellationError.self, "\(stage)") { try await task.value }
            }
            _ = try await store.advise()
            try await store.close()
        }
    }

    @Test("says how far it is, and never goes back")
    func progress() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(in: folder)
            let seen = Mutex<[AdviceProgress]>([])
            _ = try await store.advise(AdviceRequest(window: AdviceShop.window)) { progress in
                seen.withLock { $0.append(progress) }
            }
            let fractions = seen.withLock { $0.map(\.fraction) }
            #expect(fractions == fractions.sorted())
            #expect(fractions.count > 10)
            try await store.close()
        }
    }
}
