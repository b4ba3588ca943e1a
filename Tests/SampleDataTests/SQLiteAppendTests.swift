import Foundation
import GRDB
import OrdersCore
import SQLiteStore
import Testing

@testable import SampleData

@Suite("Appending to a shop that is there")
struct SQLiteAppendTests {
    @Test("Order ids continue after the highest, archived ones included, and no name is given twice")
    func continues() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            try generate(seed: 1, path, append: false)
            try write(path, "INSERT INTO orders_archive SELECT *, 0 FROM orders WHERE id > 4990")
            try write(path, "DELETE FROM orders WHERE id > 4990")
            try generate(seed: 2, path, append: true)
            #expect(try names(in: folder) == ["shop.sqlite"])
            try read(path) { (db: Database) throws in
                #expect(try count(db, "orders") == 9_990)
                let range = try Row.fetchOne(db, sql: "SELECT min(id), max(id) FROM orders WHERE id > 4990")
                #expect(range?[0] == 5_001)
                #expect(range?[1] == 10_000)
                #expect(try count(db, "users") == 800)
                #expect(try Int.fetchOne(db, sql: "SELECT count(DISTINCT username) FROM users") == 800)
                #expect(try Int.fetchOne(db, sql: "SELECT count(DISTINCT email) FROM users") == 800)
                #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
            }
        }
    }

    @Test("Orders in the archive's own file count, too; without it nothing is appended")
    func continuesAfterArchiveFile() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            try generate(seed: 1, path, append: false)
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.keepArchive(in: .file(path: folder + "/archive.sqlite"))
            try await store.close()
            try write(
                folder + "/archive.sqlite", "INSERT INTO orders_archive VALUES (7000, NULL, 1, 'x', 1, 0)")
            try generate(seed: 2, path, append: true)
            try read(path) { (db: Database) throws in
                #expect(try Int64.fetchOne(db, sql: "SELECT max(id) FROM orders") == 12_000)
            }
            try FileManager.default.removeItem(atPath: folder + "/archive.sqlite")
            let error = try #require(throws: OrdersError.self) { try generate(seed: 3, path, append: true) }
            #expect(error.message.contains("archive.sqlite is missing"))
        }
    }

    @Test("The same seed again is refused, and nothing of it stays")
    func sameSeed() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            try generate(seed: 1, path, append: false)
            let error = try #require(throws: OrdersError.self) { try generate(seed: 1, path, append: true) }
            #expect(error.code == .invalidInput)
            #expect(error.message.contains("choose another seed"))
            #expect(try read(path) { try count($0, "users") } == 400)
        }
    }

    @Test("Nothing is seen before the end, and abandoned it leaves the shop as it was")
    func abandoned() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            try generate(seed: 1, path, append: false)
            var loader = try SQLiteBulkLoader(path: path, append: true)
            let more = try ShopInMemory.made(from: .small(seed: 2))
            try loader.load(more.users)
            try loader.load(more.orders)
            #expect(try read(path) { try count($0, "orders") } == 5_000)
            loader.abandon()
            #expect(try read(path) { try count($0, "orders") } == 5_000)
            #expect(try read(path) { try count($0, "users") } == 400)
        }
    }

    @Test("Where there is no shop yet, append makes one")
    func makesOne() throws {
        try withTemporaryFolder { folder in
            try generate(seed: 1, folder + "/shop.sqlite", append: true)
            #expect(try read(folder + "/shop.sqlite") { try count($0, "orders") } == 5_000)
        }
    }

    @Test("A database with other tables is refused")
    func otherTables() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/other.sqlite"
            try write(path, "CREATE TABLE orders (id INTEGER PRIMARY KEY, amount REAL)")
            let error = try #require(throws: OrdersError.self) {
                try SQLiteBulkLoader(path: path, append: true)
            }
            #expect(error.code == .schemaMismatch)
            #expect(throws: OrdersError.self) { try SQLiteShop.open(path: path) }
        }
    }

    private func generate(seed: UInt64, _ path: String, append: Bool) throws {
        var loader = try SQLiteBulkLoader(path: path, append: append)
        try ShopGenerator(.small(seed: seed)).generate(into: &loader)
    }

    private func write(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }
}
