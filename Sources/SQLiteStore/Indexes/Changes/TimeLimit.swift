import GRDB
import OrdersCore

/// Runs a query for so long and no longer.
enum TimeLimit {
    private static let quick: Duration = .milliseconds(100)

    /// - Throws: `DatabaseError`; a query that was stopped by the limit doesn't throw.
    static func measure(
        _ query: Query, _ db: Database, _ limit: Duration
    ) throws -> IndexDropPreview.Effect.Time {
        var hasPassed = false
        let deadline = ContinuousClock.now + limit
        let isOver = {
            hasPassed = ContinuousClock.now > deadline
            return hasPassed
        }
        do {
            let first = try run(query, db, until: isOver)
            // What is quick would be measured with the reading of pages and the making of the statement.
            return .took(first < quick ? try min(first, run(query, db, until: isOver)) : first)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT && hasPassed {
            return .exceeds(limit)
        }
    }

    private static func run(_ query: Query, _ db: Database, until isOver: @escaping () -> Bool) throws
        -> Duration
    {
        try StepCalls.during(db, isOver) { try SQLiteStore.time { _ = try query.rows(db) } }
    }
}
