import GRDB
import GRDBSQLite

/// One prepared SELECT, read through SQLite's own functions: a live report takes microseconds, and what a wrapper
/// adds per statement and value is most of them.
struct RowReader {
    let statement: SQLiteStatement

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
        try each(db, sql, binding: { for (name, value) in arguments { $0.bind(value, to: name) } }, body)
    }

    /// Runs a query with its named arguments.
    static func each(_ db: Database, _ query: Query, _ body: (RowReader) throws -> Bool) throws {
        let binding = { (reader: RowReader) in
            for (name, value) in query.arguments { reader.bind(value, to: ":" + name) }
        }
        try each(db, query.sql, binding: binding, body)
    }

    /// Runs a query about one user, `:user`.
    static func each(_ db: Database, _ sql: String, user: SpenderKey, _ body: (RowReader) throws -> Bool)
        throws
    {
        try each(db, sql, binding: { $0.bind(user, to: ":user") }, body)
    }

    private static func each(
        _ db: Database, _ sql: String, binding: (RowReader) -> Void, _ body: (RowReader) throws -> Bool
    ) throws {
        let cached = try db.cachedStatement(sql: sql)
        try withExtendedLifetime(cached) {
            let reader = RowReader(statement: cached.sqliteStatement)
            defer { sqlite3_reset(reader.statement) }
            binding(reader)
            while try reader.step(), try body(reader) {}
        }
    }

    /// Runs a statement that returns nothing once for each value of its only argument.
    static func run(_ db: Database, _ sql: String, for values: some Sequence<DatabaseValue>) throws {
        let cached = try db.cachedStatement(sql: sql)
        try withExtendedLifetime(cached) {
            let reader = RowReader(statement: cached.sqliteStatement)
            for value in values {
                defer { sqlite3_reset(reader.statement) }
                reader.bind(value, at: 1)
                _ = try reader.step()
            }
        }
    }

    func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func value(_ column: Int32) -> DatabaseValue {
        DatabaseValue(sqliteStatement: statement, index: column)
    }

    /// A text as it is shown, up to the first NUL as everywhere; other values as text for people.
    func text(_ column: Int32) -> String {
        guard sqlite3_column_type(statement, column) == SQLITE_TEXT,
            let start = sqlite3_column_text(statement, column)
        else { return value(column).shownText }
        return String(cString: start)
    }

    /// A user's id, which must not be NULL, as a key.
    func key(_ column: Int32) -> SpenderKey {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .integer(int64(column))
        case SQLITE_FLOAT:
            let number = sqlite3_column_double(statement, column)
            return Int64(exactly: number).map { .integer($0) } ?? .real(number)
        case SQLITE_TEXT: return .text(Array(bytes(column)))
        default: return blobKey(bytes(column))
        }
    }

    private func blobKey(_ bytes: UnsafeRawBufferPointer) -> SpenderKey {
        guard bytes.count == 16 else { return .blob(Array(bytes)) }
        return .uuid(
            UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
    }

    /// What a text or a blob is made of, for as long as the row is read.
    private func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
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

    private func bind(_ key: SpenderKey, to name: String) {
        let index = sqlite3_bind_parameter_index(statement, name)
        switch key {
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .real(let number): sqlite3_bind_double(statement, index, number)
        case .text(let bytes):
            // With the NUL that ends it, so that there is something to point at.
            (bytes + [0]).withUnsafeBytes {
                _ = sqlite3_bind_text(
                    statement, index, $0.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count),
                    RowReader.copied)
            }
        case .uuid, .blob: bind(key.bytes, at: index)
        }
    }

    /// No bytes are no NULL.
    private func bind(_ blob: [UInt8], at index: Int32) {
        guard !blob.isEmpty else { return _ = sqlite3_bind_zeroblob(statement, index, 0) }
        _ = blob.withUnsafeBytes {
            sqlite3_bind_blob(statement, index, $0.baseAddress, Int32(blob.count), RowReader.copied)
        }
    }

    /// `SQLITE_TRANSIENT`, which is a cast that Swift doesn't import.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private func bind(_ value: DatabaseValue, to name: String) {
        bind(value, at: sqlite3_bind_parameter_index(statement, name))
    }

    private func bind(_ value: DatabaseValue, at index: Int32) {
        if case .int64(let number) = value.storage {
            sqlite3_bind_int64(statement, index, number)
        } else {
            _ = value.bind(to: statement, at: index)
        }
    }
}
