import Dispatch
import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("A snapshot of database and archive")
struct ArchiveSnapshotTests {
    @Test(
        "is taken anew when a batch was restored between its two halves, which would show its orders nowhere")
    func aheadByRestore() async throws {
        try await TwoFileShop.with { shop in
            try await shop.archiveAll()
            let reader = try await shop.openAgain()
            let (hasBegun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let file = reader.file
            async let isAhead = reader.read { db, sql in
                #expect(try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM orders") == 0)
                hasBegun.signal()
                mayGoOn.wait()
                let outcome = try ArchiveSnapshot(db: db, database: file, schema: sql.schema).take()
                #expect(try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM orders") == 0)
                guard case .ahead = outcome else { return false }
                return true
            }
            await wait(for: hasBegun)
            let stepped = try await SteppedBatch(TwoFileShop.back, shop.store)
            #expect(try await shop.store.move(stepped.batch).moved == 4)
            mayGoOn.signal()
            #expect(try await isAhead)
            #expect(try await TwoFileShop.numbers(reader) == Array(1...9))
            try await reader.close()
        }
    }

    @Test("is taken a few times only: an archive that stays ahead leaves main readable")
    func staysAhead() async throws {
        try await TwoFileShop.with { shop in
            try shop.inArchive("UPDATE ordertop_archive_file SET batch = 99")
            let page = try await shop.store.orders(OrderHistoryQuery(limit: 100))
            #expect(page.rows.count == 9)
            #expect(page.trouble?.contains("not of the same time") == true)
        }
    }

    private func wait(for semaphore: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                semaphore.wait()
                continuation.resume()
            }
        }
    }
}
