import GRDB
import OrdersCore
import SQLiteTestSupport
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
            ("ALTER TABLE orders ADD COLUMN archived_at INTEGER", "archived_at"),
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

    @Test("statuses that never move stay, whatever a run asks for; without a status none can be named")
    func neverArchived() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let statuses = ["completed", "disputed", "completed"]
            try DemoDatabase.create(
                path, Shop(orders: statuses.enumerated().map { Shop.order(Int64($0 + 1), status: $1) })
            ).close()
            var schema = OrdersSchema.standard
            schema.neverArchivedStatuses = ["disputed"]
            let store = try await SQLiteStore.open(path: path, schema: schema, mode: .readWrite)
            try await store.setUp()
            let everything = ArchiveSelection(direction: .archive, until: nil)
            let preview = try await store.previewMove(of: everything)
            #expect(preview.heldBack == [HeldBack(rows: 1, reason: "their status is disputed")])
            #expect(try await move([1, 2, 3], of: everything, in: store).moved == 2)
            try await store.close()
            schema.orders.status = nil
            schema.completedStatuses = []
            let other = try await SQLiteStore.open(path: path, schema: schema, mode: .readWrite)
            let kept = ArchiveSelection(direction: .archive, until: nil, keptStatuses: ["x"])
            #expect(try await other.previewMove(of: kept).obstacles.count == 1)
            try await other.close()
        }
    }

    @Test(
        "a foreign key without an index is refused with the index to make, with one its orders are held back")
    func references() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try DemoDatabase.create(path, Shop(orders: (1...4).map { Shop.order($0) }))
            try await application.write { db in
                try db.execute(
                    sql: """
                        CREATE TABLE lines (id INTEGER PRIMARY KEY, o INTEGER REFERENCES orders ON DELETE CASCADE);
                        INSERT INTO lines (o) VALUES (2), (2), (3), (NULL);
                        """)
            }
            let selection = ArchiveSelection(direction: .archive, until: nil)
            let first = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await first.setUp()
            let obstacles = try await first.previewMove(of: selection).obstacles
            #expect(obstacles.first?.contains("ON \"lines\" (\"o\")") == true, "\(obstacles)")
            try await first.close()
            try await application.write { db in try db.execute(sql: "CREATE INDEX lines_o ON lines (o)") }
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            let preview = try await store.previewMove(of: selection)
            #expect(preview.obstacles.isEmpty)
            #expect(preview.rows == 2)
            #expect(preview.heldBack == [HeldBack(rows: 2, reason: "rows of \"lines\" refer to them")])
            let strict = ArchiveSelection(direction: .archive, until: nil, keptStatuses: ["completed"])
            let held = try await store.heldOrders(in: strict, limit: 9)
            #expect(held.map(\.order.id.value) == [1, 2, 3, 4].map { .integer($0) })
            #expect(held.map(\.reasons.count) == [1, 2, 2, 1])
            let referred = try await store.heldOrders(in: selection, limit: 9)
            #expect(referred.map(\.order.id.value) == [2, 3].map { .integer($0) })
            #expect(try await move([1, 2, 3, 4], of: selection, in: store).moved == 2)
            let (left, lines) = try await application.read { db in
                (
                    try Int.fetchAll(db, sql: "SELECT id FROM orders ORDER BY id"),
                    try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM lines")
                )
            }
            #expect(left == [2, 3])
            #expect(lines == 4)
            try application.close()
            try await store.close()
        }
    }

    @Test("an order whose user is gone stays in the archive where main would refuse it")
    func parents() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try DemoDatabase.create(path)
            try await application.write { db in
                try db.execute(
                    sql: """
                        DROP TABLE orders;
                        CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id BLOB REFERENCES users (id),
                          total_amount INTEGER NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL);
                        INSERT INTO users VALUES (x'01', 'a', ''), (x'02', 'b', '');
                        INSERT INTO orders VALUES (1, x'01', 5, 'completed', 1), (2, x'02', 6, 'completed', 1),
                          (3, NULL, 7, 'completed', 1);
                        """)
            }
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            let everything = ArchiveSelection(direction: .archive, until: nil)
            #expect(try await move([1, 2, 3], of: everything, in: store).moved == 3)
            try await application.write { db in try db.execute(sql: "DELETE FROM users WHERE id = x'02'") }
            let back = ArchiveSelection(direction: .restore, until: nil)
            let preview = try await store.previewMove(of: back)
            #expect(preview.rows == 2)
            #expect(
                preview.heldBack == [
                    HeldBack(rows: 1, reason: "they refer to rows of \"users\" that are gone")
                ])
            #expect(try await store.heldOrders(in: back, limit: 9).map(\.order.id.value) == [.integer(2)])
            #expect(try await move([1, 2, 3], of: back, in: store).moved == 2)
            try application.close()
            try await store.close()
        }
    }

    private func move(
        _ ids: [Int64], of selection: ArchiveSelection, in store: SQLiteStore
    ) async throws -> ArchiveBatchOutcome {
        let lease = JobLease(
            owner: LeaseOwner(host: "h", processID: 1, token: "t"), until: Shop.now.adding(seconds: 60))
        let draft = JobDraft(
            kind: selection.direction.jobKind, title: "", parameters: [:], rowsTotal: nil)
        let job = try await store.create(draft, lease: lease, at: Shop.now)
        let outcome = try await store.move(
            ArchiveBatch(
                selection: selection, orderIDs: ids.map { Order.ID(.integer($0)) },
                checkpoint: JobCheckpoint(
                    jobID: job.id, lease: lease, position: nil, meter: JobMeter(), at: Shop.now)))
        _ = try await store.end(job.id, owner: lease.owner, state: .done, message: "", at: Shop.now)
        return outcome
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
