import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

/// By itself, because it looks at the clock.
@Suite("A catalog of many indexes")
struct ManyIndexesTests {
    @Test("hundreds of indexes are listed, explained and judged in a moment, and all have a size")
    func many() async throws {
        let sql = (0..<400).map { number in
            "CREATE INDEX i\(number) ON orders (status, total_amount + \(number), created_at);"
        }.joined()
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let queue = try DemoDatabase.create(path, Shop(orders: [Shop.order(1), Shop.order(2)]))
            try await queue.writeWithoutTransaction { db in try db.execute(sql: sql) }
            try queue.close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            let took = try await ContinuousClock().measure {
                let indexes = try await store.indexes()
                #expect(indexes.count > 400)
                _ = IndexFindings(indexes)
                _ = try await store.plan(of: .top, measured: false, at: Shop.now)
            }
            #expect(took < .seconds(30))
            let (sizes, indexes) = (try await store.indexSizes(), try await store.indexes())
            #expect(sizes.count == indexes.count)
            try await store.close()
        }
    }
}
