import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Live totals when the clock is set")
struct TotalsClockTests {
    @Test(
        "back: the report is direct as long as orders have left the totals that count again",
        arguments: [2, 3_600, 31 * 86_400, 366 * 86_400])
    func back(seconds: Int64) async throws {
        var (shop, application, writer) = try await withOrderOnTheEdge()
        let right = shop.clock.now
        shop.clock.set(right.adding(seconds: 10))
        try await shop.foldAll()
        try await shop.expectLive()
        shop.clock.set(right.adding(seconds: 10 - seconds))
        try await shop.expectDirect("The clock is behind the live totals")
        try shop.change(&writer, on: application, count: 60)
        try await shop.fold(rows: 20)
        try await shop.expectDirect("The clock is behind the live totals")
        try await shop.expectVerified()
        shop.clock.set(right.adding(seconds: 11))
        try await shop.expectLive()
        try await shop.expectVerified()
        try await shop.close()
    }

    @Test("a little back: a second is granted before orders leave the totals")
    func patience() async throws {
        let (shop, _, _) = try await withOrderOnTheEdge()
        let right = shop.clock.now
        // The order on the edge counts no more, and is still in the totals.
        shop.clock.set(right.adding(milliseconds: 1_000))
        try await shop.foldAll()
        shop.clock.set(right)
        try await shop.expectLive()
        shop.clock.set(right.adding(milliseconds: 1_001))
        try await shop.foldAll()
        shop.clock.set(right)
        try await shop.expectDirect("The clock is behind")
        try await shop.close()
    }

    @Test("forward: orders that a fold lets leave change no answer, and so not the token")
    func quiet() async throws {
        let (shop, application, _) = try await withOrderOnTheEdge()
        shop.clock.set(shop.clock.now.adding(milliseconds: 1_001))
        let token = try await shop.store.changeToken()
        let other = try await shop.openAgain()
        let others = try await other.changeToken()
        let rows = try await shop.store.foldTotals(TotalsBatch(rows: 1_000, now: shop.clock.now)).rows
        #expect(rows > 0)
        #expect(try await shop.store.changeToken() == token)
        #expect(try await other.changeToken() != others)
        try await shop.expectLive()
        try application.execute("UPDATE orders SET total_amount = total_amount + 1 WHERE id = 77")
        #expect(try await shop.store.changeToken() != token)
        try await other.close()
        try await shop.close()
    }

    @Test("a year forward and back: the report is direct until totals are built anew")
    func year() async throws {
        var (shop, application, writer) = try await LiveShop.ready()
        let right = shop.clock.now
        shop.clock.set(right.adding(seconds: 366 * 86_400))
        try await shop.expectLive()
        try await shop.foldAll()
        try shop.change(&writer, on: application, count: 60)
        try await shop.expectLive()
        shop.clock.set(right)
        try await shop.expectDirect("The clock is behind")
        try shop.change(&writer, on: application, count: 60)
        try await shop.expectDirect("The clock is behind")
        try await shop.expectVerified()
        try #require(try await shop.build().state == .done)
        try await shop.expectLive()
        try await shop.close()
    }

    @Test("a year forward and back with nobody folding meanwhile: nothing has happened")
    func unseen() async throws {
        let (shop, _, _) = try await LiveShop.ready()
        let right = shop.clock.now
        shop.clock.set(right.adding(seconds: 366 * 86_400))
        try await shop.expectLive()
        shop.clock.set(right)
        try await shop.expectLive()
        try await shop.close()
    }

    /// With an order that counts for the last millisecond.
    private func withOrderOnTheEdge() async throws -> (LiveShop, PlainConnection, ShopWriter) {
        let (shop, application, writer) = try await LiveShop.ready()
        shop.clock.set(shop.clock.now.adding(seconds: 5))
        let start = ReportWindow(asOf: shop.clock.now, isBounded: false).start
        try application.run(
            ShopStatement(
                sql: shop.variant.addUser, values: [shop.variant.userID(1), .text("user1"), .text("")]))
        try application.run(
            ShopStatement(
                sql: "INSERT OR REPLACE INTO orders VALUES (77, ?, 12345, 'completed', ?)",
                values: [shop.variant.userID(1), .integer(start.milliseconds)]))
        try await shop.foldAll()
        try await shop.expectLive()
        return (shop, application, writer)
    }
}
