import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("What a drop would do, on SQLite")
struct DropForecastTests {
    private func withStore(_ body: (SQLiteStore) async throws -> Void) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let orders = (1...400).map { Shop.order(Int64($0), user: $0 % 3 + 1) }
            try DemoDatabase.create(path, Shop(users: Shop.users(3), orders: orders)).close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await body(store)
            try await store.close()
        }
    }

    @Test("each query that uses an index is answered without it, in the way it will be, and timed")
    func measured() async throws {
        try await withStore { store in
            for definition in store.proposedIndexes where definition.name == "orders_report" {
                try await store.buildIndex(definition)
            }
            for name in try await store.indexes().filter({ !$0.isConstraint }).map(\.name) {
                let index = try #require(try await store.indexes().first { $0.name == name })
                let preview = try await store.previewDrop(ofIndex: index.name, at: Shop.now)
                #expect(preview.effects.map(\.query) == index.usedBy, "\(index.name)")
                for effect in preview.effects {
                    #expect(effect.timeNow != nil && effect.timeThen != nil, "\(index.name): \(effect)")
                }
                try await store.dropIndex(named: index.name)
                for effect in preview.effects {
                    let plan = try await store.plan(of: effect.query, measured: false, at: Shop.now)
                    #expect(plan.access == effect.then, "\(index.name): \(effect)")
                }
            }
        }
    }

    @Test("tables that refer to others, and names that aren't ASCII, are copied, too")
    func strangeTables() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try DemoDatabase.create(path)
            try await application.write { db in
                try db.execute(
                    sql: """
                        DROP TABLE orders;
                        CREATE TABLE "ÄRZTE" (id INTEGER PRIMARY KEY, user_id BLOB NOT NULL REFERENCES users (id),
                          total_amount INTEGER NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL);
                        CREATE INDEX by_user ON "ÄRZTE" (user_id, created_at);
                        INSERT INTO users VALUES (x'01', 'a', '');
                        INSERT INTO "ÄRZTE" (user_id, total_amount, status, created_at)
                        SELECT x'01', value, 'completed', value FROM json_each('[1, 2, 3, 4, 5, 6, 7, 8]');
                        """)
            }
            var schema = OrdersSchema.standard
            schema.orders.table = "ÄRZTE"
            let store = try await SQLiteStore.open(path: path, schema: schema, mode: .readOnly)
            let definition = try #require(store.proposedIndexes.first)
            #expect(try await store.previewBuild(of: definition).predictedBytes ?? 0 > 0)
            let effects = try await store.previewDrop(ofIndex: "by_user", at: Shop.now).effects
            #expect(effects.map(\.query).contains(.orders))
            #expect(effects.allSatisfy { $0.then != nil && $0.timeThen != nil }, "\(effects)")
            try await store.close()
            try application.close()
        }
    }

    @Test("a query that takes too long is stopped, and says so")
    func limit() async throws {
        try await withStore { store in
            let endless = Query(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n")
            let time = try await store.read { db, _ in
                try TimeLimit.measure(endless, db, .milliseconds(20))
            }
            #expect(time == .exceeds(.milliseconds(20)))
            // The connection is as it was.
            let orders = try await store.read { db, _ in try Query("SELECT COUNT(*) FROM orders").count(db) }
            #expect(orders == 400)
        }
    }

    @Test("hints stand behind each place a table is read in, in their order")
    func hints() {
        let hinted = HintedStatement(
            "SELECT 1 FROM \"a\" UNION ALL SELECT 2 FROM \"a\" WHERE x", table: "a",
            hints: ["NOT INDEXED", "INDEXED BY \"i\""])
        #expect(
            hinted.sql
                == "SELECT 1 FROM \"a\" NOT INDEXED UNION ALL SELECT 2 FROM \"a\" INDEXED BY \"i\" WHERE x")
    }
}
