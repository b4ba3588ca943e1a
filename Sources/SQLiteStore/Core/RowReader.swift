import GRDB
import GRDBSQLite

/// One prepared SELECT, read through SQLite's own functions: a live report takes microseconds, and what a wrapper
/// adds per statement and value is most of them.
struct RowReader {
    private let statement: SQLiteStatement

    /// Runs a query, prepared or from the cache, until the body says that it has seen enough.
    ///
    /// - Parameters:
    ///   - arguments: Values by name, each with its colon: `:start`.
    ///   - body: Reads the current row; false ends the query.
    /// - Throws: `DatabaseError`, the body's own errors.
    static func each(
        _ db: Database, _ sql: String, _ arguments: KeyValuePairs<String, DatabaseValue> = [:],
        _ body: (RowReader) throws -> Bool
    ) throws {
        let cached = try db.cachedStatement(sql: sql)
        try withExtendedLifetime(cached) {
            let reader = RowReader(statement: cached.sqliteStatement)
            defer { sqlite3_reset(reader.statement) }
            for (name, value) in arguments { reader.bind(value, to: name) }
            while try reader.step(), try body(reader) {}
        }
    }

    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func value(_ column: Int32) -> DatabaseValue {
        DatabaseValue(sqliteStatement: statement, index: column)
    }

    /// A text as it is shown; other values as text for people.
    func text(_ column: Int32) -> String {
        guard sqlite3_column_type(statement, column) == SQLITE_TEXT,
            let start = sqlite3_column_text(statement, column)
        else { return value(column).shownText }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// A user's id as a key.
    func key(_ column: Int32) -> SpenderKey {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(int64(column))
        case SQLITE_BLOB where sqlite3_column_bytes(statement, column) == 16:
            guard let start = sqlite3_column_blob(statement, column) else {
                return .other(ExactValue(value(column)))
            }
            return .uuid(
                UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        default: return .other(ExactValue(value(column)))
        }
    }

    private func step() throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let connection = sqlite3_db_handle(statement)
            throw DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: String(cString: sqlite3_errmsg(connection)))
        }
    }

    private func bind(_ value: DatabaseValue, to name: String) {
        let index = sqlite3_bind_parameter_index(statement, name)
        if case .int64(let number) = value.storage {
            sqlite3_bind_int64(statement, index, number)
        } else {
            _ = value.bind(to: statement, at: index)
        }
    }
}
