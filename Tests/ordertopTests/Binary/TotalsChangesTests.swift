import Foundation
import OrdersCore
import Testing

/// Whatever another program does to the orders, the live report is the direct one.
@Suite(
    "Live totals under other programs' changes", .enabled(if: SQLiteProgram.isThere), .timeLimit(.minutes(5)))
struct TotalsChangesTests {
    /// The present and the window's length, in milliseconds, in SQL.
    private static let now = "(CAST(strftime('%s', 'now') AS INTEGER) * 1000)"
    private static let day = "86400000"
    private static let recent = "created_at > \(now) - 29 * \(day)"
    private static let best = """
        (SELECT user_id FROM orders WHERE status = 'completed' AND \(recent)
         GROUP BY user_id ORDER BY SUM(total_amount) DESC LIMIT 1)
        """

    /// What is done, and the SQL that does it. Each finds what the ones before left.
    private static let changes: [(what: String, sql: String)] = [
        (
            "new orders",
            """
            INSERT INTO orders (user_id, total_amount, status, created_at)
            SELECT user_id, total_amount + 1, 'completed', \(now) - id % 3000 FROM orders ORDER BY id LIMIT 300
            """
        ),
        ("completing", "UPDATE orders SET status = 'completed' WHERE \(recent) AND status <> 'completed'"),
        ("cancelling", "UPDATE orders SET status = 'cancelled' WHERE \(recent) AND id % 7 = 0"),
        ("repricing", "UPDATE orders SET total_amount = total_amount * 2 + 1 WHERE id % 5 = 0"),
        (
            "giving the best one's orders to others",
            "UPDATE orders SET user_id = (SELECT id FROM users ORDER BY id LIMIT 1) WHERE user_id = \(best)"
        ),
        ("taking the user away", "UPDATE orders SET user_id = NULL WHERE \(recent) AND id % 11 = 0"),
        (
            "back-dating out of the window",
            "UPDATE orders SET created_at = created_at - 40 * \(day) WHERE \(recent) AND id % 4 = 0"
        ),
        (
            "dating old orders into the window",
            "UPDATE orders SET created_at = \(now) - id % 2000000 WHERE id <= 300"
        ),
        (
            "dating into the future",
            "UPDATE orders SET created_at = \(now) + (id % 90) * \(day) WHERE id BETWEEN 301 AND 500"
        ),
        (
            "all of it in one update",
            """
            UPDATE orders SET status = 'completed', total_amount = 999, created_at = \(now) - 1000,
              user_id = (SELECT id FROM users ORDER BY id DESC LIMIT 1) WHERE id % 13 = 0
            """
        ),
        ("deleting", "DELETE FROM orders WHERE \(recent) AND id % 9 = 0"),
        (
            "inserting or replacing",
            """
            INSERT OR REPLACE INTO orders (id, user_id, total_amount, status, created_at)
            SELECT id, (SELECT id FROM users ORDER BY id LIMIT 1 OFFSET 5), 12345, 'completed', \(now)
            FROM orders WHERE \(recent) AND id % 8 = 0
            """
        ),
        (
            "an update that replaces another row",
            """
            UPDATE OR REPLACE orders SET id = (SELECT MAX(id) FROM orders)
            WHERE id = (SELECT MIN(id) FROM orders WHERE \(recent))
            """
        ),
        (
            "inserting or updating",
            """
            INSERT INTO orders (id, user_id, total_amount, status, created_at)
            SELECT id, user_id, 777, 'completed', \(now) FROM orders WHERE id % 6 = 0
            ON CONFLICT (id) DO UPDATE SET total_amount = excluded.total_amount, status = excluded.status
            """
        ),
        ("new ids", "UPDATE orders SET id = id + 1000000 WHERE \(recent) AND id % 3 = 0 AND id < 1000000"),
        (
            "refunds",
            """
            INSERT INTO orders (user_id, total_amount, status, created_at)
            SELECT user_id, -2 * SUM(total_amount), 'completed', \(now) FROM orders
            WHERE status = 'completed' AND \(recent) GROUP BY user_id ORDER BY user_id LIMIT 20
            """
        ),
        ("a transaction taken back", "BEGIN; DELETE FROM orders WHERE \(recent); ROLLBACK"),
        (
            "a transaction of many changes",
            """
            BEGIN; UPDATE orders SET total_amount = 1 WHERE \(recent) AND id % 2 = 0;
            SAVEPOINT s; DELETE FROM orders; ROLLBACK TO s;
            DELETE FROM orders WHERE total_amount = 1 AND id % 4 = 0;
            UPDATE orders SET total_amount = 2 WHERE total_amount = 1; COMMIT
            """
        ),
        ("deleting the best user", "DELETE FROM users WHERE id = \(best)"),
        (
            "bringing back a user who has orders",
            """
            INSERT INTO users SELECT user_id, 'back again', 'back@example.org' FROM orders
            WHERE user_id NOT IN (SELECT id FROM users) AND \(recent) LIMIT 1
            """
        ),
        ("a new name", "UPDATE users SET username = username || ' the second' WHERE id = \(best)"),
    ]

    @Test("sqlite3 inserts, updates, replaces, deletes, dates back and forth: both reports stay equal")
    func changes() async throws {
        try await TotalsShop.with { shop in
            try await shop.expectExact(after: "enabling")
            for (index, change) in TotalsChangesTests.changes.enumerated() {
                try await shop.sqlite3(change.sql)
                try await shop.expectExact(after: change.what)
                // Now and then what waits is folded, so that changes meet folded orders and waiting ones.
                if index % 3 == 2 {
                    try await shop.succeed("totals enable")
                    #expect(try await shop.status().pending_rows == 0, "after \(change.what)")
                    try await shop.expectExact(after: "\(change.what) and a fold")
                }
            }
            let verification = try await shop.verify()
            #expect(verification.exitCode == 0, "\(verification.found)")
            #expect(verification.found.users > 100)
        }
    }

    @Test("an empty orders table has an empty report, and fills again", arguments: [false, true])
    func emptied(_ isEmptyFromTheStart: Bool) async throws {
        try await TotalsShop.with(orders: 500, enabled: !isEmptyFromTheStart) { shop in
            try await shop.sqlite3("DELETE FROM orders")
            if isEmptyFromTheStart { try await shop.succeed("totals enable --yes") }
            #expect(try await shop.report(via: "live").rows.isEmpty)
            try await shop.succeed("totals enable")
            #expect(try await shop.report(via: "live").rows.isEmpty)
            #expect(try await shop.verify().exitCode == 0)
            try await shop.sqlite3(
                """
                INSERT INTO orders (user_id, total_amount, status, created_at)
                SELECT id, 500, 'completed', \(TotalsChangesTests.now) FROM users
                """)
            try await shop.expectExact(after: "filling again")
        }
    }

    @Test("a shop that grows and trades by ordertop's own commands stays exact")
    func ownWriters() async throws {
        try await TotalsShop.with { shop in
            try await shop.succeed("generate --orders 500 --users 20 --seed 4 --append")
            try await shop.expectExact(after: "appending")
            try await shop.succeed("traffic --rate 300 --duration 1")
            try await shop.expectExact(after: "traffic")
            try await shop.succeed("archive run --older-than 1mo --yes")
            try await shop.expectExact(after: "archiving")
            try await shop.succeed("archive restore --yes")
            try await shop.expectExact(after: "restoring")
            #expect(try await shop.verify().exitCode == 0)
        }
    }

    @Test("reports stay exact while traffic and folds are under way")
    func underTraffic() async throws {
        try await TotalsShop.with { shop in
            let traffic = try Binary.start("traffic --rate 300 --db shop.sqlite", in: shop.folder)
            do {
                for _ in 1...5 {
                    try await shop.succeed("totals enable")
                    let verification = try await shop.verify()
                    #expect(verification.exitCode == 0, "\(verification.found)")
                }
            } catch {
                traffic.signal(SIGKILL)
                throw error
            }
            traffic.signal(SIGINT)
            #expect(try await traffic.outcome().exitCode == 0)
            try await shop.expectExact(after: "traffic")
        }
    }
}
