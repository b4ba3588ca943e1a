import Foundation
import GRDB
import OrdersCore
import SQLiteStore
import Testing

@testable import SampleData

@Suite("The SQLite bulk loader")
struct SQLiteBulkLoaderTests {
    @Test("A new database holds the shop, its indexes and statistics, and what jobs need, in WAL mode")
    func complete() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            try generate(.small(), path)
            #expect(try names(in: folder) == ["shop.sqlite"])
            try read(path) { (db: Database) throws in
                #expect(try count(db, "users") == 400)
                #expect(try count(db, "products") == 150)
                #expect(try count(db, "orders") == 5_000)
                #expect(try count(db, "user_product_views") == 4_000)
                #expect(try count(db, "orders_archive") == 0)
                #expect(try count(db, "ordertop_jobs") == 0)
                #expect(try count(db, "sqlite_stat1") > 0)
                #expect(try db.indexes(on: "orders").contains { $0.name == "orders_user_created" })
                #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
                #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
            }
        }
    }

    @Test("Every value arrives as the generator made it, hostile names included")
    func exact() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            let plan = try ShopPlan.small()
            try generate(plan, path)
            let made = try ShopInMemory.made(from: plan)
            try read(path) { (db: Database) throws in
                let names = try String.fetchAll(db, sql: "SELECT username FROM users ORDER BY id")
                #expect(names.map { Array($0.utf8) } == made.users.map { Array($0.username.utf8) })
                let totals = try Int64.fetchAll(db, sql: "SELECT total_amount FROM orders ORDER BY id")
                #expect(totals == made.orders.map(\.total.minorUnits))
                let times = try Int64.fetchAll(db, sql: "SELECT created_at FROM orders ORDER BY id")
                #expect(times == made.orders.map(\.createdAt.milliseconds))
                let statuses = try String.fetchAll(db, sql: "SELECT status FROM orders ORDER BY id")
                #expect(statuses == made.orders.map(\.status))
                let guests = try Int.fetchOne(db, sql: "SELECT count(*) FROM orders WHERE user_id IS NULL")
                #expect(guests == made.orders.count { $0.userID == nil })
                let ids = try UUID.fetchAll(db, sql: "SELECT id FROM users ORDER BY id")
                #expect(ids.map { User.ID(.uuid($0)) } == made.users.map(\.id))
                let orphans = try Int.fetchOne(
                    db,
                    sql:
                        "SELECT count(*) FROM user_product_views WHERE product_id NOT IN (SELECT id FROM products)"
                )
                #expect(orphans == 0)
            }
        }
    }

    @Test("The same plan writes the same rows in two files")
    func sameRows() throws {
        try withTemporaryFolder { folder in
            try generate(.small(), folder + "/a.sqlite")
            try generate(.small(), folder + "/b.sqlite")
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/a.sqlite")).count > 0)
            let sql = "SELECT id, hex(user_id), total_amount, status, created_at FROM orders ORDER BY id"
            let first = try read(folder + "/a.sqlite") { try Row.fetchAll($0, sql: sql) }
            let second = try read(folder + "/b.sqlite") { try Row.fetchAll($0, sql: sql) }
            #expect(first == second)
        }
    }

    @Test("Abandoned, it leaves no trace")
    func abandoned() throws {
        try withTemporaryFolder { folder in
            var loader = try SQLiteBulkLoader(path: folder + "/shop.sqlite", append: false)
            try loader.load(try ShopInMemory.made(from: .small()).users)
            #expect(try names(in: folder).contains("shop.sqlite.partial"))
            #expect(try !names(in: folder).contains("shop.sqlite"))
            loader.abandon()
            #expect(try names(in: folder).isEmpty)
        }
    }

    @Test("Cancelled while it builds an index, it stops and leaves no trace")
    func cancelled() async throws {
        try await withTemporaryFolder { folder in
            let plan = try ShopPlan(orders: 60_000, users: 100, products: 20, views: 0, until: .closing)
            let task = Task {
                var loader = try SQLiteBulkLoader(path: folder + "/shop.sqlite", append: false)
                try ShopGenerator(plan).generate(into: &loader) { progress in
                    guard progress.phase == .finishing("building index orders_user_created") else { return }
                    withUnsafeCurrentTask { $0?.cancel() }
                }
            }
            await #expect(throws: CancellationError.self) { try await task.value }
            #expect(try names(in: folder).isEmpty)
        }
    }

    @Test("A database that holds orders is refused and stays as it is")
    func refusesOrders() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            try generate(.small(), path)
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            let error = try #require(throws: OrdersError.self) {
                try SQLiteBulkLoader(path: path, append: false)
            }
            #expect(error.code == .invalidInput)
            #expect(error.message.contains("already holds 5,000 orders: use --append"))
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
            #expect(try names(in: folder) == ["shop.sqlite"])
        }
    }

    @Test("Any other file is refused, with and without append, and stays as it is", arguments: [false, true])
    func refusesOthers(append: Bool) throws {
        try withTemporaryFolder { folder in
            let text = folder + "/notes.txt"
            try "Remember the milk, and much more than that.".write(
                toFile: text, atomically: false, encoding: .utf8)
            #expect(throws: OrdersError.self) { try SQLiteBulkLoader(path: text, append: append) }
            #expect(try names(in: folder) == ["notes.txt"])
            #expect(try String(contentsOfFile: text, encoding: .utf8).hasPrefix("Remember"))
            #expect(throws: OrdersError.self) { try SQLiteBulkLoader(path: folder, append: append) }
            #expect(throws: OrdersError.self) {
                try SQLiteBulkLoader(path: folder + "/none/shop.sqlite", append: append)
            }
        }
    }

    @Test("An empty file is a place like any other")
    func emptyFile() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            try generate(.small(), path)
            #expect(try read(path) { try count($0, "orders") } == 5_000)
        }
    }

    @Test("A file that took the place meanwhile is not overwritten")
    func placeTaken() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            var loader = try SQLiteBulkLoader(path: path, append: false)
            try "mine".write(toFile: path, atomically: false, encoding: .utf8)
            let error = try #require(throws: OrdersError.self) { try loader.finish { _ in } }
            #expect(error.code == .invalidInput)
            loader.abandon()
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
            #expect(try names(in: folder) == ["shop.sqlite"])
        }
    }

    @Test("Two loaders can't write one file, and a partial file of a dead one is taken over")
    func partialFiles() throws {
        try withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            try "left behind".write(toFile: path + ".partial", atomically: false, encoding: .utf8)
            var first = try SQLiteBulkLoader(path: path, append: false)
            let error = try #require(throws: OrdersError.self) {
                try SQLiteBulkLoader(path: path, append: false)
            }
            #expect(error.code == .busy)
            try first.load([User(id: .init(.integer(1)), username: "a", email: "a@example.com")])
            try first.finish { _ in }
            #expect(try names(in: folder) == ["shop.sqlite"])
        }
    }

    private func generate(_ plan: ShopPlan, _ path: String) throws {
        var loader = try SQLiteBulkLoader(path: path, append: false)
        try ShopGenerator(plan).generate(into: &loader)
    }
}

/// Reads a database through a connection of the test's own.
func read<Value>(_ path: String, _ body: (Database) throws -> Value) throws -> Value {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read(body)
}

/// How many rows a table has.
func count(_ db: Database, _ table: String) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? -1
}
