import Foundation
import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Opening a file")
struct OpeningTests {
    @Test("that is missing says so and creates nothing")
    func missing() async throws {
        try await inFolder { folder async throws in
            let error = await error(opening: folder.path("none.sqlite"))
            #expect(error?.code == .cannotOpen)
            #expect(error?.message.contains("There is no file") == true)
            #expect(try folder.contents().isEmpty)
        }
    }

    @Test("that is a folder, empty, a text, noise or cut short names the path and the trouble")
    func wrongFiles() async throws {
        try await inFolder { folder in
            let noise = Data((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ 13) })
            let files: [(String, Data, OrdersError.Code, String)] = [
                ("empty", Data(), .cannotOpen, "is empty"),
                ("text", Data("id,user_id\n1,2\n".utf8), .cannotOpen, "is a text file"),
                ("noise", noise, .cannotOpen, "encrypted"),
                ("short", try demo(folder).prefix(8_192 + 100), .corrupt, "is cut short"),
                ("header", Data("SQLite format 3\0".utf8), .corrupt, "is cut short"),
            ]
            for (name, data, code, words) in files {
                let path = folder.path(name)
                try data.write(to: URL(fileURLWithPath: path))
                let error = await error(opening: path)
                #expect(error?.code == code, "\(name)")
                #expect(error?.message.hasPrefix(path) == true)
                #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
                #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == data)
            }
            #expect(await error(opening: folder.url.path)?.message.contains("is a folder") == true)
            #expect(try folder.contents() == (files.map(\.0) + ["demo.sqlite"]).sorted())
        }
    }

    @Test("again leaves this process its locks, which closing a handle of the file would drop")
    func locks() async throws {
        try await inFolder { folder in
            _ = try demo(folder)
            let path = folder.path("demo.sqlite")
            let application = try DatabaseQueue(path: path)
            try await application.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE")
                try DatabaseFile(path).check()
                let other = try shell(["sh", "-c", "sqlite3 \"$0\" 'BEGIN IMMEDIATE' 2>&1", path])
                #expect(other.joined().contains("locked"))
                try db.execute(sql: "ROLLBACK")
            }
            try application.close()
        }
    }

    @Test("that is damaged inside is told when it is read")
    func damaged() async throws {
        try await inFolder { folder in
            var data = try demo(folder)
            data.replaceSubrange(100..<4_096, with: Data(repeating: 0xee, count: 3_996))
            try data.write(to: URL(fileURLWithPath: folder.path("damaged")))
            #expect(await error(opening: folder.path("damaged"))?.code == .corrupt)
        }
    }

    @Test("without permission says so", .enabled(if: geteuid() != 0))
    func permission() async throws {
        try await inFolder { folder in
            _ = try demo(folder)
            #expect(chmod(folder.path("demo.sqlite"), 0) == 0)
            #expect(await error(opening: folder.path("demo.sqlite"))?.message.contains("permission") == true)
        }
    }

    @Test("with a write-ahead log in a read-only folder says so", .enabled(if: geteuid() != 0))
    func readOnlyFolder() async throws {
        try await inFolder { folder in
            let queue = try DemoDatabase.create(folder.path("demo.sqlite"))
            try await queue.writeWithoutTransaction { db in
                _ = try Row.fetchAll(db, sql: "PRAGMA journal_mode = WAL")
            }
            try queue.close()
            #expect(chmod(folder.url.path, 0o500) == 0)
            let error = await error(opening: folder.path("demo.sqlite"))
            #expect(chmod(folder.url.path, 0o700) == 0)
            #expect(error?.message.contains("read-only folder") == true)
        }
    }

    @Test("that another program has locked says so")
    func locked() async throws {
        try await inFolder { folder in
            let queue = try DemoDatabase.create(folder.path("demo.sqlite"))
            try await queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; CREATE TABLE more (x)")
            }
            let connections = Connections(
                file: DatabaseFile(folder.path("demo.sqlite")), busyTimeout: .milliseconds(20))
            await #expect(throws: OrdersError.self) {
                try await SQLiteStore.open(connections, schema: .standard, mode: .readOnly)
            }
            do {
                _ = try await SQLiteStore.open(connections, schema: .standard, mode: .readOnly)
            } catch let error as OrdersError {
                #expect(error.code == .busy)
            }
            try queue.close()
        }
    }

    @Test("with a write-ahead log leaves no log behind after reading")
    func noLogLeft() async throws {
        try await inFolder { folder in
            let queue = try DemoDatabase.create(folder.path("demo.sqlite"), Shop(orders: [Shop.order(1)]))
            try await queue.writeWithoutTransaction { db in
                _ = try Row.fetchAll(db, sql: "PRAGMA journal_mode = WAL")
            }
            try queue.close()
            let before = try Data(contentsOf: URL(fileURLWithPath: folder.path("demo.sqlite")))
            let store = try await SQLiteStore.open(path: folder.path("demo.sqlite"))
            #expect(try await store.overview().orders == 1)
            try await store.close()
            #expect(try folder.contents() == ["demo.sqlite"])
            #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("demo.sqlite"))) == before)
        }
    }

    @Test("that was never set up is read only, and after setup it is written")
    func adopted() async throws {
        try await inFolder { folder in
            try DemoDatabase.create(folder.path("demo.sqlite"), Shop(users: Shop.users(1))).close()
            let found = try await SQLiteStore.open(path: folder.path("demo.sqlite"), mode: .readWriteIfSetUp)
            #expect(found.availability(of: .runJobs).reason?.contains("ordertop setup") == true)
            await #expect(throws: OrdersError.self) { try await found.setUp() }
            try await found.close()
            let setUp = try await SQLiteStore.open(path: folder.path("demo.sqlite"), mode: .readWrite)
            #expect(try await setUp.setupStatements().first == "PRAGMA journal_mode = WAL")
            try await setUp.setUp()
            try await setUp.close()
            let known = try await SQLiteStore.open(path: folder.path("demo.sqlite"), mode: .readWriteIfSetUp)
            #expect(known.availability(of: .runJobs) == .available)
            try await known.close()
        }
    }

    /// The bytes of a demo database, left in the folder.
    private func demo(_ folder: TemporaryFolder) throws -> Data {
        try DemoDatabase.create(folder.path("demo.sqlite"), Shop(users: Shop.users(200))).close()
        return try Data(contentsOf: URL(fileURLWithPath: folder.path("demo.sqlite")))
    }

    private func error(opening path: String) async -> OrdersError? {
        do {
            try await SQLiteStore.open(path: path).close()
            return nil
        } catch {
            return error as? OrdersError
        }
    }
}

/// Runs the body with a new folder and removes it whatever happens.
func inFolder(_ body: (TemporaryFolder) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    do {
        try await body(folder)
    } catch {
        try? folder.remove()
        throw error
    }
    try folder.remove()
}
