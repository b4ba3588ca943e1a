import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

/// What changes no schema can't be seen without looking at every total.
@Suite("Verifying live totals finds")
struct TotalsTamperingTests {
    @Test(
        "totals that were written by hand, and names the users",
        arguments: [
            "UPDATE user_spending_30d SET total_spent = total_spent + 1 WHERE user_id = (SELECT user_id FROM top)",
            "UPDATE user_spending_30d SET total_orders = total_orders + 1 WHERE user_id = (SELECT user_id FROM top)",
            "DELETE FROM user_spending_30d WHERE user_id = (SELECT user_id FROM top)",
        ])
    func tampered(statement: String) async throws {
        let (shop, application, _) = try await LiveShop.ready()
        let top =
            "WITH top AS (SELECT user_id FROM user_spending_30d WHERE user_id IN "
            + "(SELECT id FROM users) ORDER BY total_spent DESC LIMIT 1) "
        try application.execute(top + statement)
        try await shop.expectFoundOut()
        try #require(try await shop.build().state == .done)
        try await shop.expectLive()
        try await shop.close()
    }

    @Test(
        "what is wrong beneath the totals, though they are right today",
        arguments: [
            (
                "UPDATE ordertop_totals_counted SET at = at + 1 WHERE order_id = (SELECT MIN(order_id) FROM "
                    + "ordertop_totals_counted)", "not as they were counted"
            ),
            ("UPDATE user_spending_30d SET is_ranked = 0", "missing from the ranking"),
        ])
    func beneath(statement: String, words: String) async throws {
        let (shop, application, _) = try await LiveShop.ready()
        try application.execute(statement)
        let verification = try await shop.store.verifyTotals(at: shop.clock.now)
        #expect(!verification.isExact)
        #expect(verification.summary.contains(words), "\(verification.summary)")
        try await shop.expectDirect("ordertop totals enable")
        try await shop.close()
    }

    @Test("writes of a connection that had switched its triggers off")
    func noTriggers() async throws {
        let (shop, _, _) = try await LiveShop.ready()
        _ = try shell([
            "sqlite3", "-cmd", ".dbconfig enable_trigger off", shop.path,
            "UPDATE orders SET total_amount = total_amount + 5",
        ])
        #expect(try await shop.condition() == .ready)
        try await shop.expectFoundOut()
        try await shop.close()
    }
}
