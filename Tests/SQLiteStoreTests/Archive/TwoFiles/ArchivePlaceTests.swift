import Foundation
import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The archive's place")
struct ArchivePlaceTests {
    @Test("is the same file until another is chosen, and is remembered with the database")
    func chosen() async throws {
        try await inFolder { folder in
            let path = folder.path("shop.sqlite")
            try DemoDatabase.create(path, Shop(orders: TwoFileShop.orders)).close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            let second = try await SQLiteStore.open(path: path, mode: .readWriteIfSetUp)
            #expect(try await second.archivePlace() == .table)
            #expect(try await TwoFileShop.numbers(second) == Array(1...9))
            let place = ArchivePlace.file(path: folder.path("archive.sqlite"))
            try await store.keepArchive(in: place)
            try await store.keepArchive(in: place)
            for store in [store, second] {
                #expect(try await store.archivePlace() == place)
                #expect(try await TwoFileShop.numbers(store) == Array(1...9))
            }
            #expect(
                try folder.contents().filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
                    == ["archive.sqlite", "shop.sqlite"])
            // What a process that opened the database before doesn't know yet.
            try await TwoFileShop.goOn(
                try await SteppedBatch.job(.archive, second), TwoFileShop.everything, second)
            #expect(try await TwoFileShop.numbers(store, .archive) == Array(1...9))
            try await second.close()
            try await store.close()
        }
    }

    @Test("in the database's folder moves with it")
    func relative() async throws {
        try await TwoFileShop.with { shop in
            try await shop.archiveAll()
            try await shop.store.close()
            let copy = try TemporaryFolder()
            for name in try shop.folder.contents() {
                try FileManager.default.copyItem(atPath: shop.folder.path(name), toPath: copy.path(name))
            }
            try FileManager.default.createSymbolicLink(
                atPath: shop.folder.path("link.sqlite"), withDestinationPath: copy.path("shop.sqlite"))
            for path in [copy.path("shop.sqlite"), shop.folder.path("link.sqlite")] {
                let moved = try await SQLiteStore.open(path: path, mode: .readOnly)
                #expect(try await TwoFileShop.numbers(moved, .archive) == Array(1...9))
                let place = try await moved.archivePlace().path
                #expect(
                    place.map { URL(fileURLWithPath: $0).deletingLastPathComponent().lastPathComponent }
                        == copy.url.lastPathComponent)
                try await moved.close()
            }
            try copy.remove()
        }
    }

    @Test("is left as it was, without a log beside it, by who only reads")
    func onlyRead() async throws {
        try await TwoFileShop.with { shop in
            try await shop.archiveAll()
            try await shop.store.close()
            try shop.application.close()
            let before = try shop.folder.contents()
            #expect(before == ["archive.sqlite", "shop.sqlite"])
            let reader = try await SQLiteStore.open(path: shop.path, mode: .readOnly)
            #expect(try await TwoFileShop.numbers(reader) == Array(1...9))
            try await reader.close()
            #expect(try shop.folder.contents() == before)
        }
    }

    @Test("can't be changed while the present archive holds orders, and can afterwards")
    func refusedWhileFull() async throws {
        try await TwoFileShop.with { shop in
            let other = ArchivePlace.file(path: shop.folder.path("other.sqlite"))
            try await shop.archiveAll()
            for place in [other, .table] {
                #expect(await code { try await shop.store.keepArchive(in: place) } == .invalidInput)
                let preview = try await shop.store.previewMove(of: TwoFileShop.everything, into: place)
                #expect(preview.obstacles.first?.contains("ordertop archive restore") == true)
            }
            #expect(try await shop.store.archivePlace() == .file(path: shop.archivePath))
            try await TwoFileShop.goOn(
                try await SteppedBatch.job(.restore, shop.store), TwoFileShop.back, shop.store)
            try await shop.store.keepArchive(in: other)
            try await shop.archiveAll()
            #expect(try await TwoFileShop.numbers(shop.store, .archive) == Array(1...9))
            #expect(try shop.ids(in: .archive).isEmpty)
            try await TwoFileShop.goOn(
                try await SteppedBatch.job(.restore, shop.store), TwoFileShop.back, shop.store)
            try await shop.store.keepArchive(in: .table)
            try await shop.archiveAll()
            #expect(try await shop.store.archivePlace() == .table)
            #expect(try await TwoFileShop.numbers(shop.store, .archive) == Array(1...9))
        }
    }

    @Test("is no file that is there already, nor the database, nor in a folder that isn't there")
    func refusedFiles() async throws {
        try await TwoFileShop.with { shop in
            let foreign = shop.folder.path("foreign.sqlite")
            try DemoDatabase.create(foreign).close()
            try Data("text".utf8).write(to: URL(fileURLWithPath: shop.folder.path("text.txt")))
            for (name, words) in [
                ("foreign.sqlite", "exists already"), ("text.txt", "exists already"),
                ("shop.sqlite", "is the database itself"), ("none/archive.sqlite", "is no folder"),
            ] {
                let place = ArchivePlace.file(path: shop.folder.path(name))
                let preview = try await shop.store.previewMove(of: TwoFileShop.everything, into: place)
                #expect(preview.obstacles.first?.contains(words) == true, "\(preview.obstacles)")
                #expect(await code { try await shop.store.keepArchive(in: place) } == .invalidInput)
            }
            #expect(try await shop.store.archivePlace() == .file(path: shop.archivePath))
        }
    }

    @Test("that was made and not yet remembered is taken by the next who chooses it")
    func interrupted() async throws {
        try await inFolder { folder in
            let path = folder.path("shop.sqlite")
            try DemoDatabase.create(path, Shop(orders: TwoFileShop.orders)).close()
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            let archive = DatabaseFile(folder.path("archive.sqlite"))
            let id = try await store.write { db, _ in try RememberedPlace.candidate(db) }
            let tables = try await store.read { db, sql in try SQLiteStore.archiveTables(db, sql) }
            try ArchiveFileMaker(file: archive, tables: tables, state: ArchiveFileState(id: id, batch: 5))
                .make()
            #expect(try await store.archivePlace() == .table)
            try await store.keepArchive(in: .file(path: archive.path))
            try await TwoFileShop.goOn(
                try await SteppedBatch.job(.archive, store), TwoFileShop.everything, store)
            #expect(try await TwoFileShop.numbers(store, .archive) == Array(1...9))
            try await store.close()
        }
    }

    @Test("is shown in the preview with what will run, before anything is changed")
    func preview() async throws {
        try await TwoFileShop.with { shop in
            let place = ArchivePlace.file(path: shop.folder.path("other.sqlite"))
            let preview = try await shop.store.previewMove(of: TwoFileShop.everything, into: place)
            #expect(preview.isNewPlace)
            #expect(preview.place == place)
            #expect(preview.obstacles.isEmpty)
            #expect(preview.statements.contains { $0.hasPrefix("CREATE TABLE \"orders_archive\"") })
            #expect(preview.statements.contains { $0.contains("\"ordertop_file\".\"orders_archive\"") })
            #expect(try !shop.folder.contents().contains("other.sqlite"))
            let plan = try await MoveJob(
                selection: TwoFileShop.everything, into: place, rows: 9, maxWriterStall: .milliseconds(10),
                archive: shop.store
            ).plan()
            #expect(plan.consequences.first?.hasPrefix("Creates \(shop.folder.path("other.sqlite"))") == true)
        }
    }

    @Test("goes with a run that was told of it, also when the run is resumed by another process")
    func byJob() async throws {
        try await TwoFileShop.with { shop in
            let place = ArchivePlace.file(path: shop.folder.path("other.sqlite"))
            let job = MoveJob(
                selection: TwoFileShop.everything, into: place, rows: 9, maxWriterStall: .milliseconds(10),
                archive: shop.store)
            let host = JobHost(
                owner: LeaseOwner(host: "here", processID: 1, token: "a"), now: { Shop.now },
                isDead: { _ in true })
            let lease = JobLease(owner: host.owner, until: Shop.now)
            let record = try await shop.store.create(job.draft, lease: lease, at: Shop.now)
            let second = try await shop.openAgain()
            let made = try JobWorkshop(store: second).job(for: record)
            let ended = try await JobRunner(journal: second, host: host).resume(made, id: record.id)
            #expect(ended.state == .done, "\(ended.message ?? "")")
            #expect(ended.rowsDone == 9)
            #expect(try await shop.store.archivePlace() == place)
            #expect(try shop.ids(in: .main).isEmpty)
            #expect(try shop.ids(in: .archive).isEmpty)
            try await second.close()
        }
    }

    @Test("is unknown to a database of version 1, which reads on, asks for setup, and keeps its live totals")
    func upgrade() async throws {
        try await TwoFileShop.with { shop in
            try await shop.store.close()
            // As version 1 left it.
            try await shop.inMain(
                """
                DROP TABLE ordertop_archive_batch; DROP TABLE ordertop_archive_keys; DROP TABLE ordertop_ledger;
                DROP TABLE ordertop_children; DROP TABLE ordertop_child_ledger; DROP TABLE ordertop_flagged;
                UPDATE ordertop_meta SET value = 1 WHERE key = 'version';
                DELETE FROM ordertop_meta WHERE key <> 'version';
                """)
            let old = try await shop.openAgain()
            #expect(!old.isSetUp)
            #expect(try await old.archivePlace() == .table)
            #expect(try await TwoFileShop.numbers(old) == Array(1...9))
            #expect(old.availability(of: .moveOrders).reason?.contains("ordertop setup") == true)
            try await old.close()
            let store = try await SQLiteStore.open(path: shop.path, mode: .readWrite)
            #expect(store.availability(of: .moveOrders).reason?.contains("ordertop setup") == true)
            #expect(try await store.setupStatements().contains { $0.contains("ordertop_archive_batch") })
            try await store.setUp()
            #expect(try await store.setupStatements().isEmpty)
            try await store.keepArchive(in: .file(path: shop.folder.path("new.sqlite")))
            try await TwoFileShop.goOn(
                try await SteppedBatch.job(.archive, store), TwoFileShop.everything, store)
            #expect(try await TwoFileShop.numbers(store, .archive) == Array(1...9))
            try await store.close()
        }
    }
}
