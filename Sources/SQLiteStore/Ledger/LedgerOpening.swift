import GRDB
import OrdersCore

/// What an archive holds that is older than the ledger. It is read without the write lock, because that takes
/// seconds per million orders, and entered with the ledger's table as what it is: nobody can tell any more whether
/// it is as it was archived.
struct LedgerOpening: Sendable {
    private let digests: MonthlyDigests
    private let movedRows: Int64

    /// Nil where there is a ledger already, or nothing that it lacks.
    static func read(_ db: Database, _ sql: MappedSQL) throws -> LedgerOpening? {
        guard try OwnObjects.version(db) == 1, let content = try RowContent.fetch(db, sql)
        else { return nil }
        return LedgerOpening(
            digests: try LedgerReader(sql: sql, content: content).tally(nil, db).digests,
            movedRows: try JournalSQL.movedRows.count(db))
    }

    /// - Throws: `OrdersError` (`busy`) when orders have moved since they were read.
    func enter(_ db: Database) throws {
        guard try JournalSQL.movedRows.count(db) == movedRows else {
            throw OrdersError(.busy, "An archive run is under way: pause it, then run setup again.")
        }
        try ArchiveLedger(db: db).add(digests, by: JobID(0))
    }
}
