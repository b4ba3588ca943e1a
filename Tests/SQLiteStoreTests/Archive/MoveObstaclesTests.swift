import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("What keeps orders from moving")
struct MoveObstaclesTests {
    @Test(
        "is named in the preview and refused by the move, and nothing changes",
        arguments: [
            (
                "CREATE TABLE lines (id INTEGER PRIMARY KEY, o INTEGER REFERENCES orders (id) ON DELETE CASCADE)",
                "\"lines\""
            ),
            ("CREATE TRIGGER gone AFTER DELETE ON orders BEGIN SELECT 1; END", "the trigger \"gone\""),
            ("ALTER TABLE orders ADD COLUMN note TEXT", "note"),
            ("ALTER TABLE orders_archive ADD COLUMN note TEXT", "note"),
        ])
    func obstacles(sql: String, name: String) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try DemoDatabase.create(path, Shop(orders: [Shop.order(1)]))
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await application.write { db in try db.execute(sql: sql) }
            let selection = ArchiveSelection(direction: .archive, until: nil)
            let preview = try await store.previewMove(of: selection)
            #expect(preview.obstacles.count == 1)
            #expect(preview.obstacles.first?.contains(name) == true, "\(preview.obstacles)")
            let lease = JobLease(owner: LeaseOwner(host: "h", processID: 1, token: "t"), until: Shop.now)
            let job = try await store.create(
                JobDraft(kind: .archive, title: "", parameters: [:], rowsTotal: 1), lease: lease, at: Shop.now
            )
            let checkpoint = JobCheckpoint(
                jobID: job.id, lease: lease, position: "i:1", meter: JobMeter(), at: Shop.now)
            let batch = ArchiveBatch(
                selection: selection, orderIDs: [Order.ID(.integer(1))], checkpoint: checkpoint)
            await #expect(throws: OrdersError.self) { try await store.move(batch) }
            let left = try await application.read { db in
                try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM orders")
            }
            #expect(left == 1)
            try application.close()
            try await store.close()
        }
    }

    @Test("a trigger of ordertop's own is no obstacle, nor one for other events")
    func harmless() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try DemoDatabase.create(path)
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await application.write { db in
                try db.execute(
                    sql: """
                        CREATE TRIGGER ordertop_total AFTER DELETE ON orders BEGIN SELECT 1; END;
                        CREATE TRIGGER changed AFTER UPDATE ON orders BEGIN SELECT 1; END;
                        """)
            }
            let preview = try await store.previewMove(of: ArchiveSelection(direction: .archive, until: nil))
            #expect(preview.obstacles.isEmpty)
            try application.close()
            try await store.close()
        }
    }
}
