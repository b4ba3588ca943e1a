import Foundation
import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("An archive's file that")
struct ArchiveFileTroubleTests {
    @Test("is missing leaves main readable, and is asked for in one sentence")
    func missing() async throws {
        try await TwoFileShop.with { shop in
            try await archiveSome(shop)
            try FileManager.default.moveItem(atPath: shop.archivePath, toPath: shop.archivePath + ".away")
            let second = try await shop.openAgain()
            for store in [shop.store, second] {
                let page = try await store.orders(OrderHistoryQuery())
                #expect(page.rows.count == 5)
                #expect(page.readFrom == [.main])
                #expect(page.trouble?.contains("is missing") == true)
                #expect(try await TwoFileShop.numbers(store, .main) == [5, 6, 7, 8, 9])
                let status = try await store.archiveStatus(policy: ArchivePolicy(), at: Shop.now)
                #expect(status.main.rows == 5)
                #expect(status.trouble?.contains("is missing") == true)
                #expect(status.place == .file(path: shop.archivePath))
                #expect(try await store.ordersPerMonth().map(\.main) == [5])
                for route in [HistoryRoute.archive, .all] {
                    #expect(await code { try await TwoFileShop.numbers(store, route) } == .cannotOpen)
                }
                #expect(await code { try await store.verifyArchive() } == .cannotOpen)
                #expect(await code { try await store.teardownStatements() } == .cannotOpen)
                #expect(try await store.previewMove(of: TwoFileShop.everything).obstacles.count == 1)
                #expect(await code { try await store.previewMove(of: TwoFileShop.back) } == .cannotOpen)
                let found = try await store.findings(at: Shop.now).first { $0.subject == "archive" }
                #expect(found?.severity == .problem)
            }
            let job = try await SteppedBatch.job(.archive, second)
            #expect(
                await code { try await TwoFileShop.goOn(job, TwoFileShop.everything, second) } == .cannotOpen)
            #expect(try shop.ids(in: .main) == [5, 6, 7, 8, 9])
            #expect(try shop.folder.contents().contains("archive.sqlite") == false)
            try FileManager.default.moveItem(atPath: shop.archivePath + ".away", toPath: shop.archivePath)
            #expect(try await TwoFileShop.numbers(shop.store) == Array(1...9))
            try await second.close()
        }
    }

    @Test(
        "is removed or replaced in the middle of a batch keeps no order from staying in main",
        arguments: [false, true])
    func removedMidway(isReplaced: Bool) async throws {
        try await TwoFileShop.with { shop in
            let stepped = try await SteppedBatch(TwoFileShop.everything, shop.store)
            let copy = shop.folder.path("copy.sqlite")
            try FileManager.default.copyItem(atPath: shop.archivePath, toPath: copy)
            let state = try await stepped.begin()
            try await stepped.copy(state)
            let found = try await stepped.verify(state)
            try shop.removeArchive()
            if isReplaced { try FileManager.default.moveItem(atPath: copy, toPath: shop.archivePath) }
            #expect(await code { try await stepped.remove(state, found) } == .cannotOpen)
            #expect(try shop.ids(in: .main) == Array(1...9))
            #expect(try await TwoFileShop.numbers(shop.store, .main) == Array(1...9))
        }
    }

    @Test("is another database's, or none, is not read or written")
    func stranger() async throws {
        try await TwoFileShop.with { shop in
            try await archiveSome(shop)
            try await TwoFileShop.with { other in
                try shop.removeArchive()
                try FileManager.default.copyItem(atPath: other.archivePath, toPath: shop.archivePath)
            }
            try await refuses(shop, saying: "is not the archive of this database")
            try shop.removeArchive()
            try FileManager.default.copyItem(atPath: shop.path, toPath: shop.archivePath)
            try await refuses(shop, saying: "is not the archive of this database")
            try shop.removeArchive()
            try Data("nothing of the kind, but long enough to be looked at as a file of a database".utf8)
                .write(to: URL(fileURLWithPath: shop.archivePath))
            try await refuses(shop, saying: "is not an SQLite database")
        }
    }

    @Test("is older than the database, or newer, is not read or written", arguments: OrderPlace.allCases)
    func otherTime(old: OrderPlace) async throws {
        try await TwoFileShop.with { shop in
            try await archiveSome(shop)
            let backup = try TemporaryFolder()
            let names = [OrderPlace.main: "shop.sqlite", .archive: "archive.sqlite"]
            for (place, name) in names where place == old {
                try copy(shop.folder.path(name), backup.path(name))
            }
            try await shop.archiveAll()
            for (place, name) in names where place != old {
                try copy(shop.folder.path(name), backup.path(name))
            }
            let store = try await SQLiteStore.open(
                path: backup.path("shop.sqlite"), mode: .readWriteIfSetUp)
            #expect(await code { try await TwoFileShop.numbers(store) } == .cannotOpen)
            let trouble = try await store.orders(OrderHistoryQuery()).trouble
            #expect(trouble?.contains("not of the same time") == true, "\(trouble ?? "")")
            let job = try await SteppedBatch.job(.restore, store)
            #expect(await code { try await TwoFileShop.goOn(job, TwoFileShop.back, store) } == .cannotOpen)
            try await store.close()
            try backup.remove()
        }
    }

    /// As a backup would, logs included.
    private func copy(_ source: String, _ target: String) throws {
        let queue = try DatabaseQueue(path: source)
        try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
        try queue.close()
        let copied = try DatabaseQueue(path: target)
        try copied.writeWithoutTransaction { _ = try Row.fetchAll($0, sql: "PRAGMA journal_mode = WAL") }
        try copied.close()
    }

    @Test("may only be read keeps every order in main, and the job says so")
    func readOnly() async throws {
        try await TwoFileShop.with { shop in
            try await shop.store.close()
            // A write version from the future: <https://www.sqlite.org/fileformat.html#file_format_version_numbers>
            // says that such a file may only be read. Rights would not keep root out.
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: shop.archivePath))
            try file.seek(toOffset: 18)
            try file.write(contentsOf: Data([3]))
            try file.close()
            let store = try await shop.openAgain()
            let job = try await SteppedBatch.job(.archive, store)
            let message = await #expect(throws: OrdersError.self) {
                try await TwoFileShop.goOn(job, TwoFileShop.everything, store)
            }?.message
            #expect(message?.contains("archive.sqlite can only be read") == true, "\(message ?? "")")
            #expect(try shop.ids(in: .main) == Array(1...9))
            #expect(try await TwoFileShop.numbers(store) == Array(1...9))
            try await store.close()
        }
    }

    @Test("lost a copy, or holds it with other content, costs no order")
    func damagedCopies() async throws {
        try await TwoFileShop.with { shop in
            let stepped = try await SteppedBatch(TwoFileShop.everything, shop.store)
            let state = try await stepped.begin()
            try await stepped.copy(state)
            try shop.inArchive("UPDATE orders_archive SET total_amount = 7 WHERE id = 2")
            let found = try await stepped.verify(state)
            #expect(found.equal == 3)
            #expect(
                await code {
                    try await stepped.remove(state, FileMover.Verification(originals: 4, equal: 2))
                } == .verificationFailed)
            #expect(try shop.ids(in: .main) == Array(1...9))
            try shop.inArchive("DELETE FROM orders_archive WHERE id = 1")
            #expect(await code { try await stepped.verify(state) } == .verificationFailed)
            #expect(try await stepped.remove(state, found).moved == 2)
            #expect(try shop.ids(in: .main) == [1, 2, 5, 6, 7, 8, 9])
            #expect(try await TwoFileShop.numbers(shop.store) == Array(1...9))
        }
    }

    /// Archives 1 to 4.
    private func archiveSome(_ shop: TwoFileShop) async throws {
        let stepped = try await SteppedBatch(TwoFileShop.everything, shop.store)
        _ = try await shop.store.move(stepped.batch)
        _ = try await shop.store.end(
            stepped.job.id, owner: stepped.batch.checkpoint.lease.owner, state: .done, message: "done",
            at: Shop.now)
    }

    private func refuses(_ shop: TwoFileShop, saying words: String) async throws {
        let page = try await shop.store.orders(OrderHistoryQuery())
        #expect(page.trouble?.contains(words) == true, "\(page.trouble ?? "")")
        let before = FileManager.default.contents(atPath: shop.archivePath)
        await #expect(throws: OrdersError.self) { try await TwoFileShop.numbers(shop.store) }
        let preview = try await shop.store.previewMove(of: TwoFileShop.everything)
        #expect(preview.obstacles.first?.contains(words) == true)
        #expect(FileManager.default.contents(atPath: shop.archivePath) == before)
    }
}
