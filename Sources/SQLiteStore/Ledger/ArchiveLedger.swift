import GRDB
import OrdersCore

/// What jobs moved, by month: the ledger that the archive is verified against. What restores took out is
/// negative. Runs in the caller's transaction.
struct ArchiveLedger {
    let db: Database
    private let pages: LedgerPages

    /// That of the orders.
    init(db: Database) {
        self.db = db
        pages = .orders
    }

    /// That of a child, whose digests have no sums.
    init(db: Database, child: String) {
        self.db = db
        pages = .child(child)
    }

    /// Enters what a job moved, with what it moved before.
    func add(_ digests: MonthlyDigests, by job: JobID) throws {
        for month in digests.months {
            // Added up here, because SQLite's sums don't wrap around.
            let sum = try digest(of: month, by: job) + digests[month]
            try pages.enter(sum, of: month, by: job).run(db)
        }
    }

    /// What the archive must come to.
    func months() throws -> MonthlyDigests {
        try read(pages.all)
    }

    /// What a job moved; negative for a restore.
    func moved(by job: JobID) throws -> MonthlyDigests {
        try read(pages.of(job))
    }

    private func digest(of month: CalendarMonth?, by job: JobID) throws -> ArchiveDigest {
        try pages.of(month, job).firstRow(db).map(ArchiveLedger.digest) ?? .nothing
    }

    private func read(_ query: Query) throws -> MonthlyDigests {
        var months = MonthlyDigests()
        for row in try query.rows(db) {
            months.add(ArchiveLedger.digest(row), in: CalendarMonth((row[0] as DatabaseValue).shownText))
        }
        return months
    }

    /// What isn't a number, somebody else wrote: it counts as nothing, so that verification finds it.
    private static func digest(_ row: Row) -> ArchiveDigest {
        func number(_ index: Int) -> Int64 { Int64.fromDatabaseValue(row[index]) ?? 0 }
        return ArchiveDigest(rows: number(1), total: number(2), hash: UInt64(bitPattern: number(3)))
    }
}

extension ArchiveLedger {
    /// What a job moved, for its log, a line for the orders and one for each child; empty when it moved nothing.
    static func lines(about job: JobRecord, decimals: Int, _ db: Database) throws -> [String] {
        let isRestore = job.draft.kind == .restore
        func moved(_ ledger: ArchiveLedger) throws -> MonthlyDigests {
            let moved = try ledger.moved(by: job.id)
            return isRestore ? -moved : moved
        }
        let orders = try moved(ArchiveLedger(db: db)).line(decimals: decimals)
        let children = try ChildRegister.fetch(db).compactMap { child in
            try moved(ArchiveLedger(db: db, child: child.table)).line(ofRows: child.table)
        }
        return (orders.map { [$0] } ?? []) + children
    }
}
