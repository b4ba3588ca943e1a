import GRDB
import GRDBSQLite

/// Lets SQLite call in every so many steps of the programs that a connection runs; see
/// <https://www.sqlite.org/c3ref/progress_handler.html>.
final class StepCalls {
    private let call: () -> Bool

    /// 10,000 of them take some tenths of a millisecond.
    static let steps: Int64 = 10_000

    private init(_ call: @escaping () -> Bool) {
        self.call = call
    }

    /// - Parameter call: Returns whether the statement shall be stopped, which then throws `SQLITE_INTERRUPT`.
    static func during<Value>(
        _ db: Database, _ call: @escaping () -> Bool, _ body: () throws -> Value
    ) rethrows -> Value {
        let calls = StepCalls(call)
        sqlite3_progress_handler(
            db.sqliteConnection, Int32(steps),
            { context in
                guard let context else { return 0 }
                return Unmanaged<StepCalls>.fromOpaque(context).takeUnretainedValue().call() ? 1 : 0
            }, Unmanaged.passUnretained(calls).toOpaque())
        defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
        return try withExtendedLifetime(calls) { try body() }
    }
}
