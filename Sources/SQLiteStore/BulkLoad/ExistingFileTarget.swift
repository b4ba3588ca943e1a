import GRDB
import OrdersCore

/// A demo database that gets more of everything, in one transaction: other readers go on, other writers wait.
///
/// Order ids continue after the highest there is, archived orders included.
struct ExistingFileTarget: LoadTarget {
    let queue: DatabaseQueue
    let orderIDOffset: Int64

    /// - Throws: `OrdersError`: `cannotOpen` also when the archive's file can't be, `corrupt`, `schemaMismatch` when
    ///   the tables aren't the demo's; `DatabaseError`.
    init(_ file: DatabaseFile) throws {
        try file.check()
        queue = try DatabaseQueue(path: file.path, configuration: ExistingFileTarget.configuration)
        do {
            orderIDOffset = try queue.writeWithoutTransaction { db in
                try DemoTables.check(db, name: file.name)
                try db.beginTransaction(.immediate)
                return try ExistingFileTarget.highestOrderID(db, file)
            }
        } catch {
            try? queue.close()
            throw error
        }
    }

    func distinct(_ user: User, _ db: Database) throws -> User {
        User(
            id: user.id,
            username: try ExistingFileTarget.free(user.username, db, column: "username") {
                "\(user.username)\($0)"
            },
            email: try ExistingFileTarget.free(user.email, db, column: "email") { "\($0).\(user.email)" }
        )
    }

    func finish(progress: (String) -> Void) throws {
        try queue.writeWithoutTransaction { db in
            progress("writing to disk")
            try db.commit()
            progress("gathering statistics")
            try db.execute(sql: "PRAGMA analysis_limit = 1000")
            try db.execute(sql: "PRAGMA main.optimize")
        }
        try queue.close()
    }

    func abandon() {
        try? queue.writeWithoutTransaction { db in
            if db.isInsideTransaction { try db.rollback() }
        }
        try? queue.close()
    }

    /// The text itself, or the first of its numbered forms that nobody has.
    private static func free(
        _ text: String, _ db: Database, column: String, numbered: (Int) -> String
    ) throws -> String {
        let sql = "SELECT 1 FROM users WHERE \(column) = ? COLLATE NOCASE LIMIT 1"
        let statement = try db.cachedStatement(sql: sql)
        var candidate = text
        var number = 2
        while try Int.fetchOne(statement, arguments: [candidate]) != nil {
            candidate = numbered(number)
            number += 1
        }
        return candidate
    }

    private static func highestOrderID(_ db: Database, _ file: DatabaseFile) throws -> Int64 {
        let main = try Int64.fetchOne(db, sql: "SELECT max(id) FROM orders") ?? 0
        let archive: ArchiveTable
        switch try ArchiveSnapshot(db: db, database: file, schema: .standard).take() {
        case .readable(let view): archive = view.table
        case .unreadable(let reason), .ahead(let reason): throw reason
        }
        guard try TableShape.fetch(db, table: archive.name, in: archive.schema) != nil else { return main }
        return max(main, try Int64.fetchOne(db, sql: "SELECT max(id) FROM \(archive.identifier)") ?? 0)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ordertop.append"
        configuration.busyMode = .timeout(10)
        configuration.foreignKeysEnabled = false
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -65536")
            db.stopWhenTaskIsCancelled()
        }
        return configuration
    }
}
