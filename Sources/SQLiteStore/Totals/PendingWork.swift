import GRDB
import OrdersCore

/// What waits for a fold.
struct PendingWork {
    private let sql: CorrectionSQL
    private let after: DatabaseValue
    private let start: Int64
    private var newest: Int64?
    private(set) var hasChanged: Bool
    private(set) var hasExpired: Bool

    /// - Parameter start: The first instant that counts, as the orders' number.
    static func look(
        _ db: Database, sql: CorrectionSQL, state: TotalsState, start: Int64
    ) throws -> PendingWork {
        var work = PendingWork(
            sql: sql, after: state.foldedThrough, start: start, newest: nil, hasChanged: false,
            hasExpired: false)
        try RowReader.each(db, sql.pending, [":start": start.databaseValue]) { row in
            work.newest = row.isNull(0) ? nil : row.int64(0)
            work.hasChanged = row.int64(1) != 0
            work.hasExpired = row.int64(2) != 0
            return false
        }
        return work
    }

    var hasNew: Bool {
        guard let newest, let after = Int64.fromDatabaseValue(after) else { return false }
        return newest > after
    }

    /// Whether counting is worth it, before everything is read. Ids are dense enough to tell for new orders, and
    /// expired ones are read with a limit.
    var mayBeMany: Bool {
        guard !hasChanged else { return true }
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
