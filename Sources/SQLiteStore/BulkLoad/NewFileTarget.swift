import GRDB
import OrdersCore

/// A new database, written without a journal beside its place: if anything goes wrong the file is thrown away, so
/// nothing needs to be undone.
struct NewFileTarget: LoadTarget {
    let queue: DatabaseQueue
    let orderIDOffset: Int64 = 0
    private let file: PartialFile

    /// Makes the partial file with the demo's tables and ordertop's own objects, and begins the one transaction.
    ///
    /// - Throws: `OrdersError`, `DatabaseError`; then the partial file is gone again.
    init(_ place: DatabaseFile) throws {
        file = try PartialFile(target: place)
        do {
            queue = try DatabaseQueue(path: file.path, configuration: NewFileTarget.configuration)
            try queue.writeWithoutTransaction { db in
                for sql in DemoSchema.fileSettings { try db.execute(sql: sql) }
                try NewFileTarget.createTables(db)
            }
        } catch {
            file.remove()
            throw error
        }
    }

    /// A new file has nobody's name yet.
    func distinct(_ user: User, _ db: Database) -> User {
        user
    }

    func finish(progress: (String) -> Void) throws {
        try queue.writeWithoutTransaction { db in
            for index in DemoSchema.indexes {
                try Task.checkCancellation()
                progress("building index \(index.name)")
                try db.execute(sql: index.sql)
            }
            progress("gathering statistics")
            try db.execute(sql: "PRAGMA analysis_limit = 1000")
            try db.execute(sql: "ANALYZE")
            try db.commit()
            progress("writing to disk")
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try queue.close()
        try file.publish()
    }

    func abandon() {
        try? queue.close()
        file.remove()
    }

    private static func createTables(_ db: Database) throws {
        try db.beginTransaction(.immediate)
        for table in DemoSchema.tables { try db.execute(sql: table.sql) }
        guard let orders = try TableShape.fetch(db, table: OrdersSchema.standard.orders.table) else {
            throw OrdersError(.schemaMismatch, "The demo schema has no orders table.")
        }
        try OwnObjects(schema: .standard, orders: orders).install(db)
    }

    /// The cache bounds the memory of both the tables' pages and the sorting for an index; a helper thread sorts
    /// one run while the next is read.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ordertop.bulk-load"
        configuration.foreignKeysEnabled = false
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = OFF")
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try db.execute(sql: "PRAGMA cache_size = -32768")
            try db.execute(sql: "PRAGMA threads = 1")
            db.stopWhenTaskIsCancelled()
        }
        return configuration
    }
}
