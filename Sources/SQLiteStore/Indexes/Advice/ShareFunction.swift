import GRDB
import GRDBSQLite
import OrdersCore

/// An SQL function that chooses whole users: `ordertop_share(user, order)` is the same number from 0 to 2³² for
/// all orders of a user, and any number for different users. Orders without a user are chosen one by one.
///
/// It reads SQLite's values directly, because it is called for every order there is.
struct ShareFunction {
    static let name = "ordertop_share"
    /// Above every number that the function returns.
    static let range: Double = 4_294_967_296

    /// Counts the calls.
    private final class Calls {
        var count: Int64 = 0
    }

    /// Lets statements in the body use the function.
    ///
    /// - Returns: What the body returns, and how many rows it asked about.
    static func within<Value>(
        _ db: Database, _ body: () throws -> Value
    ) throws -> (value: Value, rows: Int64) {
        let calls = Calls()
        try define(db, calls)
        defer {
            _ = sqlite3_create_function_v2(db.sqliteConnection, name, 2, SQLITE_UTF8, nil, nil, nil, nil, nil)
        }
        let value = try withExtendedLifetime(calls, body)
        return (value, calls.count)
    }

    private static func define(_ db: Database, _ calls: Calls) throws {
        let result = sqlite3_create_function_v2(
            db.sqliteConnection, name, 2, SQLITE_UTF8, Unmanaged.passUnretained(calls).toOpaque(),
            { context, _, values in
                guard let context, let values, let data = sqlite3_user_data(context) else { return }
                Unmanaged<Calls>.fromOpaque(data).takeUnretainedValue().count += 1
                let isAnonymous = sqlite3_value_type(values[0]) == SQLITE_NULL
                let hash = ShareFunction.hash(of: values[isAnonymous ? 1 : 0])
                sqlite3_result_int64(context, Int64(hash >> 32))
            }, nil, nil, nil)
        guard result == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: result)) }
    }

    /// Numbers that SQLite compares as equal hash alike, also where one table has them as texts.
    private static func hash(of value: OpaquePointer?) -> UInt64 {
        switch sqlite3_value_type(value) {
        case SQLITE_INTEGER: return hash(of: sqlite3_value_int64(value))
        case SQLITE_FLOAT:
            let number = sqlite3_value_double(value)
            return hash(of: Int64(exactly: number) ?? Int64(bitPattern: number.bitPattern))
        default:
            let start = sqlite3_value_blob(value)
            let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
            if bytes.count < 20, sqlite3_value_type(value) == SQLITE_TEXT,
                let number = Int64(String(decoding: bytes, as: UTF8.self))
            {
                return hash(of: number)
            }
            return XXHash64.hash(bytes)
        }
    }

    private static func hash(of number: Int64) -> UInt64 {
        withUnsafeBytes(of: number.littleEndian) { XXHash64.hash($0) }
    }
}
