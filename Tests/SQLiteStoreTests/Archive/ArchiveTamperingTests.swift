import Foundation
import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

/// What another program did to archived orders, in one file: every kind of value, every column.
@Suite("Verifying the archive finds")
struct ArchiveTamperingTests {
    @Test(
        "what the sqlite3 program changed, whatever it is",
        arguments: [
            "UPDATE orders_archive SET status = 'Completed' WHERE id = 2",
            "UPDATE orders_archive SET note = 'one characte' || x'00' WHERE id = 2",
            "UPDATE orders_archive SET note = NULL WHERE id = 2",
            "UPDATE orders_archive SET note = '' WHERE id = 1",
            "UPDATE orders_archive SET note = x'31' WHERE id = 3",
            "UPDATE orders_archive SET loose = 1.0 WHERE id = 1",
            "UPDATE orders_archive SET loose = '1' WHERE id = 1",
            "UPDATE orders_archive SET loose = x'31' WHERE id = 1",
            "UPDATE orders_archive SET user_id = NULL WHERE id = 1",
            "UPDATE orders_archive SET created_at = created_at + 1 WHERE id = 1",
            "UPDATE orders_archive SET total_amount = total_amount + CASE id WHEN 1 THEN 1 ELSE -1 END WHERE id < 3",
            "UPDATE orders_archive SET note = loose, loose = note WHERE id = 1",
            "DELETE FROM orders_archive WHERE id = 3",
            "UPDATE orders_archive SET id = 4 WHERE id = 3",
        ])
    func edits(sql: String) async throws {
        try await withArchive { store, path in
            #expect(try await store.verifyArchive().differences.isEmpty)
            _ = try shell(["sqlite3", path, sql])
            let verification = try await store.verifyArchive()
            #expect(verification.months.map(\.monthText) == ["2023-03"], "\(verification)")
        }
    }

    @Test("nothing where only the day of archiving was changed, and nothing after an edit was undone")
    func harmless() async throws {
        try await withArchive { store, path in
            _ = try shell(["sqlite3", path, "UPDATE orders_archive SET archived_at = 7"])
            #expect(try await store.verifyArchive().differences.isEmpty)
            _ = try shell(["sqlite3", path, "UPDATE orders_archive SET status = 'x' WHERE id = 2"])
            #expect(try await !store.verifyArchive().differences.isEmpty)
            _ = try shell(["sqlite3", path, "UPDATE orders_archive SET status = 'completed' WHERE id = 2"])
            #expect(try await store.verifyArchive().differences.isEmpty)
        }
    }

    @Test("orders without a date that somebody else put there")
    func undated() async throws {
        try await withArchive { store, path in
            let insert = "INSERT INTO orders_archive (id, created_at, archived_at) VALUES (9, 'soon', 0)"
            _ = try shell(["sqlite3", path, insert])
            let months = try await store.verifyArchive().months
            #expect(months.map(\.monthText) == ["without a date"])
            #expect(months.first?.archive.rows == 1)
        }
    }

    /// Three orders of March 2023 with columns of every kind, archived by a run.
    private func withArchive(_ body: (SQLiteStore, String) async throws -> Void) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let march = Instant(microseconds: 1_678_500_000_000_000)
            let orders = (1...3).map { Shop.order($0, at: march) }
            let application = try DemoDatabase.create(path, Shop(orders: orders))
            try await application.write { db in
                try db.execute(
                    sql: """
                        ALTER TABLE orders ADD COLUMN note TEXT;
                        ALTER TABLE orders ADD COLUMN loose;
                        UPDATE orders SET note = 'one character', loose = 'one character' WHERE id = 2;
                        UPDATE orders SET note = '1', loose = 1.5 WHERE id = 3;
                        UPDATE orders SET loose = 1 WHERE id = 1;
                        """)
            }
            try application.close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await store.run(ArchiveSelection(direction: .archive, until: nil))
            try await body(store, path)
            try await store.close()
        }
    }
}
