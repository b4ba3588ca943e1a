import GRDB
import OrdersCore

/// What waits for a fold.
struct PendingWork {
    private let sql: CorrectionSQL
    private let after: DatabaseValue
    private let start: Int64
    private let newest: Int64?
    let hasChanged: Bool
    let hasExpired: Bool

    /// - Parameter start: The first instant that counts, as the orders' number.
    static func look(
        _ db: Database, sql: CorrectionSQL, state: TotalsState, start: Int64
    ) throws -> PendingWork {
        let row = try Row.fetchOne(db.cachedStatement(sql: sql.pending), arguments: ["start": start])
        return PendingWork(
            sql: sql, after: state.foldedThrough, start: start, newest: row?[0], hasChanged: row?[1] ?? false,
            hasExpired: row?[2] ?? false)
    }

    var hasNew: Bool {
        guard let newest, let after = Int64.fromDatabaseValue(after) else { return false }
        return newest > after
    }

    /// Whether counting is worth it. Ids are dense enough to tell for new orders.
    var mayBeMany: Bool {
        guard !hasChanged, !hasExpired else { return true }
        guard let newest, let after = Int64.fromDatabaseValue(after) else { return false }
        let (span, overflow) = newest.subtractingReportingOverflow(after)
        return overflow || span > 1_000
    }

    /// The rows that wait, each kind counted up to the limit.
    func count(_ db: Database, limit: Int64) throws -> Int64 {
        var rows: Int64 = 0
        if hasNew { rows += try count(sql.countNew, ["after": after, "limit": limit], db) }
        if hasChanged { rows += try count(CorrectionSQL.countChanged, ["limit": limit], db) }
        if hasExpired {
            rows += try count(CorrectionSQL.countExpired, ["start": start, "limit": limit], db)
        }
        return rows
    }

    private func count(_ query: String, _ arguments: StatementArguments, _ db: Database) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: query), arguments: arguments) ?? 0
    }
}
