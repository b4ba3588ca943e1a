import Foundation
import GRDB
import GRDBSQLite
import OrdersCore

/// Runs a query for so long and no longer, by <https://www.sqlite.org/c3ref/progress_handler.html>.
final class TimeLimit {
    private let deadline: ContinuousClock.Instant
    private var hasPassed = false

    private static let stepsBetweenCalls: Int32 = 10_000

    private init(_ limit: Duration) {
        deadline = .now + limit
    }

    /// - Throws: `DatabaseError`; a query that was stopped by the limit doesn't throw.
    static func measure(
        _ query: Query, _ db: Database, _ limit: Duration
    ) throws -> IndexDropPreview.Effect.Time {
        let timer = TimeLimit(limit)
        do {
            let first = try timer.run(query, db)
            // What is quick would be measured with the reading of pages and the making of the statement.
            return .took(first < quick ? try min(first, timer.run(query, db)) : first)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT && timer.hasPassed {
            return .exceeds(limit)
        }
    }

    private static let quick: Duration = .milliseconds(100)

    private func run(_ query: Query, _ db: Database) throws -> Duration {
        try watch(db) { try SQLiteStore.time { _ = try query.rows(db) } }
    }

    private func watch<Value>(_ db: Database, _ body: () throws -> Value) throws -> Value {
        sqlite3_progress_handler(
            db.sqliteConnection, TimeLimit.stepsBetweenCalls,
            { context in
                guard let context else { return 0 }
                return Unmanaged<TimeLimit>.fromOpaque(context).takeUnretainedValue().isOver() ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
        defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
        return try withExtendedLifetime(self) { try body() }
    }

    private func isOver() -> Bool {
        hasPassed = ContinuousClock.now > deadline
        return hasPassed
    }
}
