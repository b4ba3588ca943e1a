import GRDBSQLite
import OrdersCore

/// A connection as applications open one to a database in WAL mode: durable at the next checkpoint, and with
/// SQLite's own way of waiting. Not to be shared between tasks.
final class PlainConnection {
    private let connection: OpaquePointer

    /// - Throws: `OrdersError` (`engine`).
    init(path: String) throws {
        var opened: OpaquePointer?
        guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let opened else {
            throw PlainConnection.failure(opened)
        }
        connection = opened
        sqlite3_busy_timeout(opened, 30_000)
        try execute("PRAGMA synchronous = NORMAL")
    }

    deinit {
        sqlite3_close_v2(connection)
    }

    /// - Throws: `OrdersError` (`engine`).
    func execute(_ statements: String) throws {
        guard sqlite3_exec(connection, statements, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    /// The caller finalizes it.
    ///
    /// - Throws: `OrdersError` (`engine`).
    func prepare(_ sql: String) throws -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw failure
        }
        return statement
    }

    /// The whole number that a query answers with; 0 for NULL.
    ///
    /// - Throws: `OrdersError` (`engine`).
    func number(_ sql: String) throws -> Int64 {
        let statement = try prepare(sql)
        defer { sqlite3_finalize(statement) }
        guard sqlite3_step(statement) == SQLITE_ROW else { throw failure }
        return sqlite3_column_int64(statement, 0)
    }

    /// How many rows the last statement changed.
    var changes: Int { Int(sqlite3_changes64(connection)) }

    var failure: OrdersError { PlainConnection.failure(connection) }

    private static func failure(_ connection: OpaquePointer?) -> OrdersError {
        OrdersError(.engine, "SQLite failed: \(String(cString: sqlite3_errmsg(connection)))")
    }
}
