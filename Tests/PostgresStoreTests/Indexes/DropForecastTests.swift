import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("What a drop would do, on PostgreSQL", .timeLimit(.minutes(5)))
struct DropForecastTests {
    @Test("each query that uses an index is answered without it, on a sample, in the way it will be")
    func measured() async throws {
        try await IndexShop.with(IndexShop.fill(200_000)) { subject in
            let store = subject.postgres
            try await store.buildIndex(try #require(store.proposedIndexes.first))
            for name in ["orders_report", "orders_user_created", "users_username"] {
                let index = try #require(try await store.index(name))
                let preview = try await store.previewDrop(ofIndex: name, at: Shop.now)
                #expect(preview.statement == "DROP INDEX CONCURRENTLY \"public\".\"\(name)\"")
                #expect(!preview.effects.isEmpty && preview.effects.map(\.query) == index.usedBy, "\(name)")
                try await store.dropIndex(named: name)
                for effect in preview.effects {
                    let plan = try await store.plan(of: effect.query, measured: false, at: Shop.now)
                    #expect(plan.access == effect.then, "\(name): \(effect)")
                    #expect(effect.timeNow != nil && effect.timeThen != nil && effect.isEstimated)
                }
            }
        }
    }

    @Test("views are tried with all products")
    func views() async throws {
        try await IndexShop.with { subject in
            let preview = try await subject.postgres.previewDrop(
                ofIndex: "user_product_views_recent", at: Shop.now)
            #expect(preview.effects.map(\.query) == [.views])
            #expect(preview.effects.first?.then == .index, "\(preview.effects)")
        }
    }

    @Test("an index that no known query uses is tried nowhere")
    func unused() async throws {
        try await IndexShop.with("CREATE INDEX mine ON orders (total_amount)") { subject in
            let preview = try await subject.postgres.previewDrop(ofIndex: "mine", at: Shop.now)
            #expect(preview.effects.isEmpty)
        }
    }

    @Test("nothing is locked while it is tried: writers go on, and the index stays")
    func harmless() async throws {
        try await IndexShop.with { subject in
            let slow = try await OpenTransaction(
                "LOCK TABLE orders IN ROW EXCLUSIVE MODE", in: subject.database)
            _ = try await subject.postgres.previewDrop(ofIndex: "orders_user_created", at: Shop.now)
            let definition = try #require(subject.postgres.proposedIndexes.first)
            _ = try await subject.postgres.previewBuild(of: definition)
            slow.end()
            #expect(try await subject.postgres.index("orders_user_created") != nil)
        }
    }
}
