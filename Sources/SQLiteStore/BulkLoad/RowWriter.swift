import GRDB
import GRDBSQLite
import OrdersCore

import struct Foundation.UUID

/// One prepared INSERT, fed through SQLite's own functions: at ten million rows what a wrapper adds per value is
/// most of the time.
///
/// Values go to SQLite without a copy of its own, from a scratch buffer that lives until the row is written.
struct RowWriter {
    private let statement: SQLiteStatement
    private let scratch: UnsafeMutableRawBufferPointer
    private var used = 0
    private var parameter: Int32 = 0

    /// Prepares the statement (or takes it from the cache) and lends a writer for it.
    ///
    /// - Throws: `DatabaseError`, the body's own errors.
    static func with(_ db: Database, sql: String, _ body: (inout RowWriter) throws -> Void) throws {
        let statement = try db.cachedStatement(sql: sql)
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: scratchSize, alignment: 16)
        defer { scratch.deallocate() }
        try withExtendedLifetime(statement) {
            var writer = RowWriter(statement: statement.sqliteStatement, scratch: scratch)
            defer {
                sqlite3_reset(statement.sqliteStatement)
                sqlite3_clear_bindings(statement.sqliteStatement)
            }
            try body(&writer)
        }
    }

    private init(statement: SQLiteStatement, scratch: UnsafeMutableRawBufferPointer) {
        self.statement = statement
        self.scratch = scratch
    }

    mutating func bind(_ value: Int64) {
        parameter += 1
        sqlite3_bind_int64(statement, parameter, value)
    }

    mutating func bind(_ id: OpaqueID) {
        switch id {
        case .integer(let value): bind(value)
        case .text(let value): bind(value)
        case .uuid(let value): bind(value)
        }
    }

    mutating func bindNull() {
        parameter += 1
        sqlite3_bind_null(statement, parameter)
    }

    mutating func bind(_ text: String) {
        parameter += 1
        var text = text
        text.withUTF8 { bytes in
            let count = Int32(clamping: bytes.count)
            if let kept = keep(UnsafeRawBufferPointer(bytes)) {
                let characters = kept.assumingMemoryBound(to: CChar.self)
                sqlite3_bind_text(statement, parameter, characters, count, nil)
            } else {
                bytes.withMemoryRebound(to: CChar.self) {
                    _ = sqlite3_bind_text(statement, parameter, $0.baseAddress, count, RowWriter.copied)
                }
            }
        }
    }

    /// Writes the row and makes ready for the next.
    ///
    /// - Throws: `DatabaseError`.
    mutating func write() throws {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        parameter = 0
        used = 0
        guard code == SQLITE_DONE else {
            let connection = sqlite3_db_handle(statement)
            throw DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
                message: String(cString: sqlite3_errmsg(connection)))
        }
    }

    private mutating func bind(_ uuid: UUID) {
        parameter += 1
        _ = withUnsafeBytes(of: uuid.uuid) { bytes in
            if let kept = keep(bytes) {
                sqlite3_bind_blob(statement, parameter, kept, 16, nil)
            } else {
                sqlite3_bind_blob(statement, parameter, bytes.baseAddress, 16, RowWriter.copied)
            }
        }
    }

    /// Where the bytes stay until the row is written; nil when the scratch buffer has no room for them.
    private mutating func keep(_ bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawPointer? {
        guard let start = scratch.baseAddress, used + bytes.count <= scratch.count else { return nil }
        let kept = start + used
        if let source = bytes.baseAddress { kept.copyMemory(from: source, byteCount: bytes.count) }
        used += bytes.count
        return kept
    }

    private static let scratchSize = 4_096

    /// SQLITE_TRANSIENT, a macro that Swift doesn't see: SQLite makes its own copy.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
