import Foundation
import OrdersCore
import SQLiteStore
import SampleData
import TestSupport
import Testing

@testable import Benchmarks

@Suite("A writing application")
struct OrderWriterTests {
    @Test("Orders are written in whole commits, each of them in the report", arguments: [1, 50])
    func commits(rowsPerCommit: Int) async throws {
        let folder = try TemporaryFolder()
        defer { try? folder.remove() }
        let shop = ShopFile(
            plan: try ShopPlan(orders: 200, users: 30, views: 0, until: wallClock()),
            path: folder.path("shop.sqlite"))
        _ = try await GenerateBenchmark(shop: shop).run()
        let before = try await ordersInReport(shop)
        let writer = try OrderWriter(path: shop.path)
        let written = try writer.write(rowsPerCommit: rowsPerCommit, for: .milliseconds(50))
        #expect(written.orders > 0 && written.orders.isMultiple(of: rowsPerCommit))
        #expect(try await ordersInReport(shop) - before == written.orders)
    }

    private func ordersInReport(_ shop: ShopFile) async throws -> Int {
        try await shop.withStore { store in
            var query = shop.query(via: .direct)
            query.limit = 30
            return try await store.topSpenders(query).spenders.reduce(0) { $0 + $1.totalOrders }
        }
    }
}
