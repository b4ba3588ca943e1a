import GRDB
import GRDBSQLite
import OrdersCore

/// The temporary database that holds the sample. SQLite removes its file's name as soon as it has opened it
/// (<https://www.sqlite.org/inmemorydb.html#temp_db>), so that nothing of it outlives the process, however that ends.
struct SampleDatabase: Sendable {
    private let queue: DatabaseQueue
    private let shape: SampleShape
    private let errors = ErrorMapping(name: "The sample among the temporary files")

    init(shape: SampleShape) async throws {
        self.shape = shape
        queue = try await errors.run {
            try await offPool { try DatabaseQueue(path: "", configuration: SampleDatabase.configuration) }
        }
        do {
            try await use { db in try SampleDatabase.create(shape, db) }
        } catch {
            try? await close()
            throw error
        }
    }

    func close() async throws {
        try await errors.run { try await offPool { [queue] in try queue.close() } }
    }

    /// Works in the sample, outside of a transaction. A cancelled task stops the work.
    func use<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await errors.run {
            do {
                return try await queue.writeWithoutTransaction(body)
            } catch let error as DatabaseError where error.message?.hasPrefix("no such ") == true {
                throw SampleDatabase.incomplete(error)
            }
        }
    }

    private static func incomplete(_ error: DatabaseError) -> OrdersError {
        OrdersError(
            .unsupported,
            "The schema's expressions read more than orders and users (\(error.message ?? "")), which a sample doesn't "
                + "hold, so no index can be measured.", cause: "\(error)")
    }

    /// Puts rows into a table, in their order.
    func insert(_ rows: [[DatabaseValue]], into table: SampleShape.Table) async throws {
        try await use { db in
            try db.inTransaction {
                try SampleDatabase.insert(rows, into: table, db)
                return .commit
            }
        }
    }

    static func insert(_ rows: [[DatabaseValue]], into table: SampleShape.Table, _ db: Database) throws {
        let values = table.columns.map { _ in "?" }.joined(separator: ", ")
        let statement = try db.cachedStatement(
            sql: "INSERT INTO \(table.name) (\(Quoting.list(table.columns))) VALUES (\(values))")
        for row in rows { try statement.execute(arguments: StatementArguments(row)) }
    }

    /// The indexes that the database has, and its statistics, so that the planner sees here what it sees there.
    func finish() async throws {
        let shape = shape
        try await use { db in
            for statement in shape.users.indexes + shape.orders.indexes { try db.execute(sql: statement) }
            if shape.isAnalyzed { try shape.statistics.restore(db) }
        }
    }

    private static func create(_ shape: SampleShape, _ db: Database) throws {
        try db.execute(sql: "PRAGMA page_size = \(shape.pageSize)")
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        try db.execute(sql: "PRAGMA secure_delete = OFF")
        do {
            try db.execute(sql: shape.users.statement)
            try db.execute(sql: shape.orders.statement)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            throw OrdersError(
                .unsupported,
                "The orders' table can't be made again in a sample (\(error.message ?? "no reason given")), so no index "
                    + "can be measured.", cause: "\(error)")
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "ordertop.sample"
        configuration.foreignKeysEnabled = false
        return configuration
    }
}
