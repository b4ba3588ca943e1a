import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Live totals on PostgreSQL that somebody else has touched")
struct TotalsDetectionTests {
    private static let orders = (1...30).map {
        Shop.order(
            $0, user: Int($0 % 5) + 1, cents: $0 * 101, at: Shop.now.adding(seconds: -86_400 * $0 + 50))
    }

    @Test(
        "are broken when a part of them is gone, off or changed",
        arguments: [
            "DROP TRIGGER ordertop_totals_insert ON orders",
            "DROP TRIGGER ordertop_totals_truncate ON orders",
            "ALTER TABLE orders DISABLE TRIGGER ordertop_totals_update",
            "ALTER TABLE orders DISABLE TRIGGER ALL",
            "ALTER TABLE orders ENABLE REPLICA TRIGGER ordertop_totals_delete",
            "DROP TABLE ordertop_totals_pending", "DROP TABLE ordertop_totals_counted",
            "DROP TABLE ordertop_totals_since", "DROP TABLE user_spending_30d",
            """
            CREATE OR REPLACE FUNCTION ordertop_totals_delete() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RETURN NULL; END'
            """,
        ])
    func broken(statement: String) async throws {
        try await TotalsShop.with(orders: TotalsDetectionTests.orders) { shop in
            try await shop.expectLive()
            try await shop.database.execute(statement)
            guard case .broken = try await shop.condition else {
                Issue.record("\(try await shop.condition)")
                return
            }
            try await shop.expectDirect("ordertop totals enable")
            #expect(await code { try await shop.fold() } == .verificationFailed)
            #expect(await code { try await shop.store.verifyTotals(at: shop.now) } == .verificationFailed)
            try await shop.build()
            try await shop.expectLive()
        }
    }

    @Test(
        "are not trusted when triggers were away while orders changed, though they are back as they were",
        arguments: [
            ("ALTER TABLE orders DISABLE TRIGGER ALL", "ALTER TABLE orders ENABLE TRIGGER ALL"),
            (
                "DROP TRIGGER ordertop_totals_update ON orders",
                """
                CREATE TRIGGER ordertop_totals_update AFTER UPDATE ON orders REFERENCING OLD TABLE AS ordertop_old
                NEW TABLE AS ordertop_new FOR EACH STATEMENT EXECUTE FUNCTION ordertop_totals_update()
                """
            ),
        ])
    func away(off: String, on: String) async throws {
        try await TotalsShop.with(orders: TotalsDetectionTests.orders) { shop in
            try await shop.database.execute(
                "\(off); UPDATE orders SET total_amount = total_amount + 7 WHERE id < 9; \(on)")
            try await shop.expectDirect("ordertop totals verify")
            #expect(await code { try await shop.fold() } == .verificationFailed)
            let verification = try await shop.store.verifyTotals(at: shop.now)
            #expect(verification.differingUsers == 5)
            #expect(verification.differences.first?.username == "user1")
            try await shop.expectDirect("ordertop totals enable")
            try await shop.build()
            try await shop.expectLive()
        }
    }

    @Test(
        "are doubtful until they are verified when their tables were written anew",
        arguments: [
            "VACUUM FULL orders", "ALTER TABLE orders ALTER total_amount TYPE numeric(14,2)",
            "TRUNCATE orders",
        ])
    func doubtful(statement: String) async throws {
        try await TotalsShop.with(orders: TotalsDetectionTests.orders) { shop in
            try await shop.database.execute(statement)
            try await shop.database.execute(
                """
                INSERT INTO orders (id, user_id, total_amount, status, created_at)
                SELECT 1000 + row_number() OVER (), id, 5, 'completed', now() FROM users
                """)
            if try await shop.condition != .ready { try await shop.expectDirect("ordertop totals verify") }
            try await shop.expectVerified()
            try await shop.expectLive()
            let second = try await shop.openAgain()
            #expect(try await second.totalsStatus(at: shop.now).condition == .ready)
            try await second.close()
            try await shop.foldAll()
            try await shop.expectLive()
        }
    }

    @Test("are exact after TRUNCATE, and after one that was rolled back")
    func truncate() async throws {
        try await TotalsShop.with(orders: TotalsDetectionTests.orders) { shop in
            let before = try await shop.report(.live)
            try await shop.database.execute(
                "UPDATE orders SET user_id = user_id, status = 'pending' WHERE id = 3")
            try await shop.database.execute("BEGIN; TRUNCATE orders; ROLLBACK")
            try await shop.expectLive()
            #expect(before.spenders.count == 5)
            try await shop.database.execute("TRUNCATE orders")
            try await shop.expectVerified()
            try await shop.expectLive()
            #expect(try await shop.report(.live).spenders.isEmpty)
            try await shop.foldAll()
            try await shop.expectVerified()
            #expect(try await shop.store.totalsStatus(at: shop.now).users == 0)
        }
    }

    @Test("see what a session writes that plays a replica's part")
    func replicationRole() async throws {
        try await TotalsShop.with(orders: TotalsDetectionTests.orders) { shop in
            try await shop.database.execute(
                "BEGIN; SET LOCAL session_replication_role = replica; UPDATE orders SET total_amount = 1; COMMIT"
            )
            try await shop.expectLive()
            try await shop.expectVerified()
        }
    }

    @Test("are trusted still when a change of the triggers was rolled back, or a column was added")
    func harmless() async throws {
        try await TotalsShop.with(orders: TotalsDetectionTests.orders) { shop in
            try await shop.database.execute(
                "BEGIN; ALTER TABLE orders DISABLE TRIGGER ALL; UPDATE orders SET total_amount = 1; ROLLBACK")
            try await shop.expectLive()
            try await shop.database.execute("ALTER TABLE orders ADD note text DEFAULT 'new'; ANALYZE")
            try await shop.database.execute("VACUUM")
            try await shop.expectLive()
        }
    }

    @Test("are not trusted when another column takes a mapped column's place")
    func otherColumn() async throws {
        try await TotalsShop.with(orders: TotalsDetectionTests.orders) { shop in
            try await shop.database.execute(
                "ALTER TABLE orders DROP status; ALTER TABLE orders ADD status text DEFAULT 'pending'")
            try await shop.expectDirect("ordertop totals verify")
            let verification = try await shop.store.verifyTotals(at: shop.now)
            #expect(!verification.isExact)
        }
    }

    @Test("without their state say what is left, and can be removed")
    func noState() async throws {
        try await TotalsShop.with(orders: TotalsDetectionTests.orders) { shop in
            try await shop.database.execute("DROP TABLE ordertop_totals, ordertop_totals_since")
            try await shop.expectDirect("ordertop totals disable")
            var outcome = try await shop.store.removeTotals(TotalsBatch(rows: 100, now: shop.now))
            while !outcome.isFinished {
                outcome = try await shop.store.removeTotals(TotalsBatch(rows: 100, now: shop.now))
            }
            #expect(try await shop.condition == .absent)
            try await shop.database.execute("DELETE FROM orders")
        }
    }

    @Test("are not built over somebody else's table")
    func takenName() async throws {
        let shop = try await TotalsShop()
        try await shop.database.execute(
            "CREATE TABLE user_spending_30d (id int); INSERT INTO user_spending_30d VALUES (1)")
        let preview = try await shop.store.previewTotals(.build)
        #expect(preview.obstacles.contains { $0.contains("user_spending_30d") })
        #expect(try await shop.store.previewTotals(.removal).statements.isEmpty)
        #expect(try await shop.database.number("SELECT COUNT(*) FROM user_spending_30d") == 1)
        try await shop.remove()
    }
}
