import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Space that is free inside the file")
struct SpaceTests {
    private let everything = ArchiveSelection(direction: .archive, until: nil)

    @Test("is given back at the end of a run where the file allows it, and the run says how much")
    func incremental() async throws {
        try await withFreePages { store, shop in
            let before = try await shop.read { db in try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0 }
            let run = try await store.run(everything)
            #expect(run.message?.hasPrefix("moved 1 rows; gave 8.2 MB back") == true, "\(run.message ?? "")")
            let (free, after) = try await shop.read { db in
                (
                    try Int.fetchOne(db, sql: "PRAGMA freelist_count"),
                    try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
                )
            }
            #expect(free == 0)
            #expect(after < before - 1_900)
            #expect(try await store.verifyArchive().differences.isEmpty)
            #expect(try await shop.read { db in try String.fetchOne(db, sql: "PRAGMA quick_check") } == "ok")
        }
    }

    @Test("goes in steps of as many pages as asked, and not at all without the lease")
    func steps() async throws {
        try await withFreePages { store, shop in
            let lease = JobLease(
                owner: LeaseOwner(host: "h", processID: 1, token: "t"), until: Shop.now.adding(seconds: 60))
            let draft = JobDraft(kind: .archive, title: "", parameters: [:], rowsTotal: nil)
            let job = try await store.create(draft, lease: lease, at: Shop.now)
            func step(_ lease: JobLease) -> SpaceStep {
                SpaceStep(
                    pages: 10,
                    checkpoint: JobCheckpoint(
                        jobID: job.id, lease: lease, position: "i:1", meter: JobMeter(), at: Shop.now))
            }
            let outcome = try await store.giveBackSpace(step(lease))
            #expect(outcome.bytes == 10 * 4_096)
            #expect(!outcome.isFinished)
            #expect(outcome.lockHeld > .zero)
            let free = try await shop.read { db in try FileSpace(db).freePages }
            let thief = JobLease(owner: LeaseOwner(host: "x", processID: 2, token: "u"), until: lease.until)
            let error = await #expect(throws: OrdersError.self) { try await store.giveBackSpace(step(thief)) }
            #expect(error?.code == .jobHeld)
            #expect(try await shop.read { db in try FileSpace(db).freePages } == free)
        }
    }

    @Test("stays where the file doesn't allow it, and the run says what to do")
    func advice() async throws {
        try await withFreePages(settings: "PRAGMA auto_vacuum = NONE; VACUUM") { store, shop in
            let run = try await store.run(everything)
            #expect(run.message?.contains("8 MB are free inside") == true, "\(run.message ?? "")")
            #expect(run.message?.contains("PRAGMA auto_vacuum = INCREMENTAL; VACUUM") == true)
            #expect(try await shop.read { db in try FileSpace(db).freePages } > 1_900)
        }
    }

    /// One old order, and two thousand free pages that a dropped table left.
    private func withFreePages(
        settings: String = "", _ body: (SQLiteStore, DatabaseQueue) async throws -> Void
    ) async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let shop = try DemoDatabase.create(path, Shop(orders: [Shop.order(1)]))
            try await shop.writeWithoutTransaction { db in
                try db.execute(sql: settings)
                try db.execute(
                    sql: """
                        CREATE TABLE junk AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 2000)
                        SELECT zeroblob(4000) FROM n;
                        DROP TABLE junk;
                        """)
            }
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            try await body(store, shop)
            try await store.close()
            try shop.close()
        }
    }
}
