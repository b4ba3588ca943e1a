import GRDB
import OrdersCore

/// What jobs moved, by month: the ledger that the archive is verified against. What restores took out is
/// negative. Runs in the caller's transaction.
struct ArchiveLedger {
    let db: Database

    /// Enters what a job moved, with what it moved before.
    func add(_ digests: MonthlyDigests, by job: JobID) throws {
        for month in digests.months {
            // Added up here, because SQLite's sums don't wrap around.
            let sum = try digest(of: month, by: job) + digests[month]
            try Query(
                """
                INSERT INTO ordertop_ledger (month, job_id, orders, total, hash)
                VALUES (:month, :job, :orders, :total, :hash)
                ON CONFLICT (month, job_id)
                DO UPDATE SET orders = excluded.orders, total = excluded.total, hash = excluded.hash
                """,
                key(month, job).merging([
                    "orders": sum.rows.databaseValue, "total": sum.total.databaseValue,
                    "hash": Int64(bitPattern: sum.hash).databaseValue,
                ]) { $1 }
            ).run(db)
        }
    }

    /// What the archive must come to.
    func months() throws -> MonthlyDigests {
        try read(Query("SELECT month, orders, total, hash FROM ordertop_ledger"))
    }

    /// What a job moved; negative for a restore.
    func moved(by job: JobID) throws -> MonthlyDigests {
        try read(
            Query(
                "SELECT month, orders, total, hash FROM ordertop_ledger WHERE job_id = :job",
                ["job": job.number.databaseValue]))
    }

    /// What a job moved, for its log; nil when it moved nothing.
    func line(about job: JobRecord, decimals: Int) throws -> String? {
        let moved = try moved(by: job.id)
        return (job.draft.kind == .restore ? -moved : moved).line(decimals: decimals)
    }

    private func digest(of month: CalendarMonth?, by job: JobID) throws -> ArchiveDigest {
        let query = Query(
            "SELECT month, orders, total, hash FROM ordertop_ledger WHERE month = :month AND job_id = :job",
            key(month, job))
        return try query.firstRow(db).map(ArchiveLedger.digest) ?? .nothing
    }

    private func key(_ month: CalendarMonth?, _ job: JobID) -> [String: DatabaseValue] {
        ["month": (month?.description ?? "").databaseValue, "job": job.number.databaseValue]
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
