import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("An archive from before there was a ledger")
struct LedgerUpgradeTests {
    @Test("is verified only after setup, which takes it as it is")
    func upgrade() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try await oldArchive(path)
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            #expect(!store.isSetUp)
            let error = await #expect(throws: OrdersError.self) { try await store.verifyArchive() }
            #expect(error?.message.contains("has no ledger") == true)
            #expect(try await store.setupStatements().contains { $0.contains("ordertop_ledger") })
            try await store.setUp()
            let verification = try await store.verifyArchive()
            #expect(verification.differences.isEmpty)
            #expect(verification.ledgerRows == 3)
            try await application.write { db in
                try db.execute(sql: "UPDATE orders_archive SET total_amount = 1 WHERE id = 2")
            }
            #expect(try await store.verifyArchive().months.first?.aspects == [.sum, .content])
            try application.close()
            try await store.close()
        }
    }

    @Test("is not taken while a run of an older ordertop moves orders")
    func movedMeanwhile() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try await oldArchive(path)
            let opening = try await application.write { db in
                let sql = MappedSQL(.standard, facts: try SchemaFacts.gather(db, schema: .standard))
                return try #require(try LedgerOpening.read(db, sql))
            }
            try await application.write { db in
                try db.execute(sql: "UPDATE ordertop_jobs SET rows_done = rows_done + 1")
                let error = #expect(throws: OrdersError.self) { try opening.enter(db) }
                #expect(error?.code == .busy)
            }
            try application.close()
        }
    }

    /// Three archived orders, as version 1 left them.
    private func oldArchive(_ path: String) async throws -> DatabaseQueue {
        let application = try DemoDatabase.create(
            path, Shop(orders: (1...3).map { Shop.order($0, at: Shop.now) }))
        let store = try await SQLiteStore.open(path: path, mode: .readWrite)
        try await store.setUp()
        try await store.run(ArchiveSelection(direction: .archive, until: nil))
        try await store.close()
        try await application.write { db in
            try db.execute(
                sql: """
                    DROP TABLE ordertop_ledger;
                    DROP TABLE ordertop_archive_batch;
                    DROP TABLE ordertop_archive_keys;
                    DROP TABLE ordertop_children;
                    DROP TABLE ordertop_child_ledger;
                    DROP TABLE ordertop_flagged;
                    UPDATE ordertop_meta SET value = 1 WHERE key = 'version';
                    """)
        }
        return application
    }
}
