import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("When main's columns have changed since the archive was made")
struct ArchiveDriftTests {
    private let forth = ArchiveSelection(direction: .archive, until: nil, limit: 1)
    private let back = ArchiveSelection(direction: .restore, until: nil)

    @Test("a new column is added to the archive first, with its default, and the ledger still holds")
    func added() async throws {
        try await withShop { store, shop in
            try await store.run(forth)
            let sql = "ALTER TABLE orders ADD COLUMN points INTEGER NOT NULL DEFAULT 5"
            try await shop.write { db in try db.execute(sql: sql) }
            let preview = try await store.previewMove(of: forth)
            let statement = "ALTER TABLE \"orders_archive\" ADD COLUMN \"points\" INTEGER DEFAULT 5"
            #expect(preview.statements.first == statement)
            #expect(preview.obstacles.isEmpty)
            #expect(preview.notes.first?.hasSuffix("orders archived before have 5 there.") == true)
            try await shop.write { db in try db.execute(sql: "UPDATE orders SET points = 7 WHERE id = 2") }
            let before = try contents(shop)
            let run = try await store.run(forth)
            #expect(try await store.log(of: run.id).map(\.text).contains("ran \(statement)"))
            #expect(try await store.previewMove(of: forth).notes.isEmpty)
            #expect(try await store.verifyArchive().differences.isEmpty)
            try await store.run(back)
            #expect(try await store.verifyArchive().differences.isEmpty)
            let after = try contents(shop)
            #expect(after.first?["points"] == 5)
            #expect(after.dropFirst() == before[...])
        }
    }

    @Test("an archive in a file of its own gets the column there, and says in the log that it did")
    func addedInFile() async throws {
        try await withShop { store, shop in
            try await store.keepArchive(in: .file(path: store.file.path + ".archive"))
            try await store.run(forth)
            let before = try contents(shop)
            try await shop.write { db in
                try db.execute(sql: "ALTER TABLE orders ADD COLUMN points INTEGER NOT NULL DEFAULT 5")
            }
            let run = try await store.run(forth)
            let statement =
                "ALTER TABLE \"ordertop_file\".\"orders_archive\" ADD COLUMN \"points\" INTEGER DEFAULT 5"
            #expect(try await store.log(of: run.id).map(\.text).contains("ran \(statement)"))
            #expect(try await store.verifyArchive().differences.isEmpty)
            try await store.run(back)
            let after = try contents(shop)
            #expect(after.count == before.count + 1)
            #expect(after.map { $0["points"] } == [5, 5, 5])
            #expect(try await store.verifyArchive().differences.isEmpty)
        }
    }

    @Test("a value that isn't the added column's default is found when somebody changes it back")
    func addedAndEdited() async throws {
        try await withShop { store, shop in
            try await shop.write { db in try db.execute(sql: "ALTER TABLE orders ADD COLUMN points DEFAULT 5")
            }
            try await shop.write { db in try db.execute(sql: "UPDATE orders SET points = NULL WHERE id = 1") }
            try await store.run(forth)
            #expect(try await store.verifyArchive().differences.isEmpty)
            try await shop.write { db in try db.execute(sql: "UPDATE orders_archive SET points = 5") }
            #expect(try await store.verifyArchive().months.first?.aspects == [.content])
        }
    }

    @Test("a column that comes during a run stops it, because nobody has confirmed the change")
    func addedMeanwhile() async throws {
        try await withShop { store, shop in
            let lease = JobFixtures.lease
            let draft = JobDraft(kind: .archive, title: "", parameters: [:], rowsTotal: nil)
            let job = try await store.create(draft, lease: lease, at: Shop.now)
            try await shop.write { db in try db.execute(sql: "ALTER TABLE orders ADD COLUMN points") }
            let checkpoint = JobCheckpoint(
                jobID: job.id, lease: lease, position: "i:1", meter: JobMeter(), at: Shop.now)
            let batch = ArchiveBatch(
                selection: forth, orderIDs: [Order.ID(.integer(1))], checkpoint: checkpoint)
            let error = await #expect(throws: OrdersError.self) { try await store.move(batch) }
            #expect(error?.message.contains("a new run adds it") == true, "\(error?.message ?? "")")
            #expect(try contents(shop).count == 3)
        }
    }

    @Test("a dropped column stays in the archive, and a restore that would lose its values is refused")
    func dropped() async throws {
        try await withShop { store, shop in
            try await shop.write { db in
                try db.execute(
                    sql:
                        "ALTER TABLE orders ADD COLUMN note TEXT; UPDATE orders SET note = 'keep' WHERE id = 1"
                )
            }
            try await store.run(forth)
            try await shop.write { db in try db.execute(sql: "ALTER TABLE orders DROP COLUMN note") }
            let preview = try await store.previewMove(of: back)
            #expect(preview.obstacles.first?.contains("has no column \"note\"") == true)
            #expect(try await store.previewMove(of: forth).obstacles.isEmpty)
            try await store.run(forth)
            #expect(try await store.verifyArchive().differences.isEmpty)
            let refused = try await store.run(back, until: .failed)
            #expect(refused.message?.contains("add the column again first") == true)
            #expect(try contents(shop).count == 1)
            try await shop.write { db in try db.execute(sql: "ALTER TABLE orders ADD COLUMN note TEXT") }
            try await store.run(back)
            #expect(try contents(shop).map { $0["note"] } == ["keep", nil, nil] as [String?])
            #expect(try await store.verifyArchive().differences.isEmpty)
        }
    }

    @Test("a dropped column whose values are none keeps nobody from restoring")
    func droppedEmpty() async throws {
        try await withShop { store, shop in
            try await shop.write { db in try db.execute(sql: "ALTER TABLE orders ADD COLUMN note TEXT") }
            try await store.run(forth)
            try await shop.write { db in try db.execute(sql: "ALTER TABLE orders DROP COLUMN note") }
            #expect(try await store.previewMove(of: back).obstacles.isEmpty)
            try await store.run(back)
            #expect(try contents(shop).count == 3)
        }
    }

    @Test("a column of another type is explained and refused, either way")
    func retyped() async throws {
        try await withShop { store, shop in
            try await shop.write { db in try db.execute(sql: "ALTER TABLE orders ADD COLUMN code INTEGER") }
            try await store.run(forth)
            try await shop.write { db in
                try db.execute(
                    sql: "ALTER TABLE orders DROP COLUMN code; ALTER TABLE orders ADD COLUMN code TEXT")
            }
            for selection in [forth, back] {
                let obstacle = try await store.previewMove(of: selection).obstacles.first
                #expect(obstacle?.contains("\"code\" is TEXT in \"orders\" and INTEGER") == true)
                try await store.run(selection, until: .failed)
            }
        }
    }

    @Test(
        "a default is carried over where the column stores it as it is written",
        arguments: [
            ("INTEGER", "5", 5), ("INTEGER", "-5", -5), ("REAL", "5", 5.0), ("REAL", "1.5", 1.5),
            ("TEXT", "'it''s'", "it's"), ("TEXT", "''", ""), ("BOOLEAN", "FALSE", 0), ("", "'x'", "x"),
            ("INTEGER", "'5'", nil), ("TEXT", "5", nil), ("INTEGER", "1.0", nil), ("INTEGER", nil, nil),
            ("INTEGER", "CURRENT_TIMESTAMP", nil), ("INTEGER", "1 + 1", nil), ("TEXT", "'a' || 'b'", nil),
        ] as [(String, String?, (any DatabaseValueConvertible & Sendable)?)])
    func defaults(type: String, text: String?, value: (any DatabaseValueConvertible & Sendable)?) async throws
    {
        let column = TableShape.Column(
            name: "c", type: type, isGenerated: false, keyPosition: 0, isNotNull: false, defaultSQL: text)
        #expect(column.constantDefault == value?.databaseValue)
        guard let text, let value else { return }
        // As SQLite itself stores it.
        let stored = try await DatabaseQueue().write { db in
            try db.execute(sql: "CREATE TABLE t (a); INSERT INTO t VALUES (1)")
            try db.execute(sql: "ALTER TABLE t ADD COLUMN c \(type) DEFAULT \(text)")
            return try DatabaseValue.fetchOne(db, sql: "SELECT c FROM t")
        }
        #expect(stored.map(TypedBytes.of) == TypedBytes.of(value.databaseValue))
    }

    private func contents(_ shop: DatabaseQueue) throws -> [Row] {
        try shop.read { db in try Row.fetchAll(db, sql: "SELECT * FROM orders ORDER BY id") }
    }

    /// Three old orders, and a connection of the shop's own.
    private func withShop(_ body: (SQLiteStore, DatabaseQueue) async throws -> Void) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let march = Instant(microseconds: 1_678_500_000_000_000)
            let application = try DemoDatabase.create(
                path, Shop(orders: (1...3).map { Shop.order($0, at: march) }))
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await body(store, application)
            try await store.close()
            try application.close()
        }
    }
}

private enum JobFixtures {
    static let lease = JobLease(
        owner: LeaseOwner(host: "h", processID: 1, token: "t"), until: Shop.now.adding(seconds: 60))
}
