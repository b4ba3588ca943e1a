import GRDBSQLite
import Testing

/// A connection as any program has one: SQLite alone, with no help from ordertop. For one thread at a time.
final class PlainConnection: @unchecked Sendable {
    private let handle: OpaquePointer
    private var statements: [String: OpaquePointer] = [:]

    /// Without waiting for the disk, which tests can do without.
    init(_ path: String, settings: [String] = []) throws {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
        handle = try #require(opened, "\(path): \(code)")
        sqlite3_busy_timeout(handle, 60_000)
        try execute("PRAGMA synchronous = OFF")
        for setting in settings { try execute(setting) }
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    /// Runs statements that must go through.
    func execute(_ sql: String) throws {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw PlainError(code: code, message: message, sql: sql) }
    }

    /// Runs one statement of the shop.
    ///
    /// - Returns: how many rows it changed; nil when a constraint, or a transaction that has ended before,
    ///   stood in its way.
    @discardableResult
    func run(_ statement: ShopStatement) throws -> Int? {
        let prepared = try prepared(statement.sql)
        defer { sqlite3_reset(prepared) }
        for (index, value) in statement.values.enumerated() {
            bind(value, at: Int32(index + 1), to: prepared)
        }
        var code = sqlite3_step(prepared)
        while code == SQLITE_ROW { code = sqlite3_step(prepared) }
        switch code {
        case SQLITE_DONE: return Int(sqlite3_changes(handle))
        case SQLITE_CONSTRAINT: return nil
        case SQLITE_ERROR where statement.isTransactionControl: return nil
        default: throw PlainError(code: code, message: message, sql: statement.script)
        }
    }

    private func prepared(_ sql: String) throws -> OpaquePointer {
        if let known = statements[sql] { return known }
        var made: OpaquePointer?
        let code = sqlite3_prepare_v2(handle, sql, -1, &made, nil)
        guard code == SQLITE_OK, let made else { throw PlainError(code: code, message: message, sql: sql) }
        statements[sql] = made
        return made
    }

    private func bind(_ value: PlainValue, at index: Int32, to statement: OpaquePointer) {
        switch value {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let value): sqlite3_bind_int64(statement, index, value)
        case .real(let value): sqlite3_bind_double(statement, index, value)
        case .text(let value):
            sqlite3_bind_text(statement, index, value, Int32(value.utf8.count), PlainConnection.transient)
        case .blob(let bytes):
            if bytes.isEmpty {
                sqlite3_bind_zeroblob(statement, index, 0)
            } else {
                _ = bytes.withUnsafeBytes {
                    sqlite3_bind_blob(
                        statement, index, $0.baseAddress, Int32(bytes.count), PlainConnection.transient)
                }
            }
        }
    }

    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private var message: String { String(cString: sqlite3_errmsg(handle)) }
}

/// What SQLite refused.
struct PlainError: Error {
    let code: Int32
    let message: String
    let sql: String
}

extension ShopStatement {
    /// `COMMIT` fails where `OR ROLLBACK` has ended the transaction, and so do savepoints in it.
    var isTransactionControl: Bool {
        ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"].contains { sql.hasPrefix($0) }
    }
}
