import GRDB
import OrdersCore

extension JournalSQL {
    /// Adds a line to a job's log.
    static func note(_ text: String, about id: JobID, at now: Instant, _ db: Database) throws {
        try Query(
            """
            INSERT INTO ordertop_job_log (job_id, line, at, text)
            SELECT :id, COALESCE(MAX(line), 0) + 1, :now, :text FROM ordertop_job_log WHERE job_id = :id
            """,
            [
                "id": id.number.databaseValue, "now": now.milliseconds.databaseValue,
                "text": text.databaseValue,
            ]
        ).run(db)
    }

    /// A job's log, oldest line first.
    static func log(of id: JobID, _ db: Database) throws -> [JobLogEntry] {
        try Query(
            "SELECT at, text FROM ordertop_job_log WHERE job_id = :id ORDER BY line",
            ["id": id.number.databaseValue]
        ).rows(db).map { entry($0) }
    }

    /// The newest lines of all jobs, oldest first.
    static func recentLog(limit: Int, _ db: Database) throws -> [JobLogLine] {
        try Query(
            "SELECT at, text, job_id FROM ordertop_job_log ORDER BY at DESC, job_id DESC, line DESC LIMIT :limit",
            ["limit": limit.databaseValue]
        ).rows(db).reversed().map { row in
            JobLogLine(jobID: JobID(Int64.fromDatabaseValue(row[2]) ?? 0), entry: entry(row))
        }
    }

    private static func entry(_ row: Row) -> JobLogEntry {
        JobLogEntry(
            at: Instant(milliseconds: Int64.fromDatabaseValue(row[0]) ?? 0),
            text: (row[1] as DatabaseValue).shownText)
    }

    /// How much runs have moved, either way: a number that every batch changes.
    static let movedRows = Query(
        "SELECT SUM(rows_done) FROM ordertop_jobs WHERE kind IN ('archive', 'restore')")
}
