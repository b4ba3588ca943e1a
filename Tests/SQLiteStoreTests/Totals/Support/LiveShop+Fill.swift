import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

extension LiveShop {
    /// A shop with users, orders and live totals that are ready and folded.
    static func ready(
        _ variant: ShopVariant = .demo, seed: UInt64 = 1, tally: ShopTally = ShopTally()
    ) async throws -> (shop: LiveShop, application: PlainConnection, writer: ShopWriter) {
        let shop = try await LiveShop(variant, tally: tally)
        let application = try shop.application()
        var writer = ShopWriter(variant, seed: seed, users: 20, span: 250)
        try shop.run(writer.everyUser(), on: application)
        try shop.change(&writer, on: application, count: 600)
        try #require(try await shop.build().state == .done)
        try await shop.foldAll()
        try await shop.expectLive()
        return (shop, application, writer)
    }

    /// Random changes, all of them committed.
    func change(_ writer: inout ShopWriter, on application: PlainConnection, count: Int) throws {
        for _ in 0..<max(1, count / 30) {
            try run(writer.transaction(at: clock.now, count: 30), on: application)
        }
    }

    /// Everything of the totals' in the database.
    func traces() throws -> [String] {
        try shell([
            "sqlite3", path,
            "SELECT name FROM sqlite_schema WHERE name LIKE '%totals%' OR name LIKE 'user_spending%' ORDER BY 1",
        ])
    }

    func remove() async throws {
        while try await !store.removeTotals(TotalsBatch(rows: 50, now: clock.now)).isFinished {}
    }
}
