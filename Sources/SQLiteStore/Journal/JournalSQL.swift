import GRDB
import OrdersCore

/// The statements of the journal, run in the caller's transaction.
enum JournalSQL {
    private static let columns = """
        id, kind, title, parameters, rows_total, state, request, position, rows_done, meter, lease_owner,
          lease_until, created_at, updated_at, finished_at, message
        """

    static func all(includingFinished: Bool) -> Query {
        let condition = includingFinished ? "1" : "state IN ('running', 'paused')"
        return Query("SELECT \(columns) FROM ordertop_jobs WHERE \(condition) ORDER BY id DESC")
    }

    /// - Throws: `OrdersError` (`notFound`).
    static func job(_ id: JobID, _ db: Database) throws -> JobRecord {
        let query = Query(
            "SELECT \(columns) FROM ordertop_jobs WHERE id = :id", ["id": id.number.databaseValue])
        guard let record = try query.firstRow(db).flatMap(JournalRow.record) else {
            throw OrdersError.noSuchJob(id)
        }
        return record
    }

    /// The newest unfinished job of some kinds.
    static func unfinished(_ kinds: [JobKind], _ db: Database) throws -> JobRecord? {
        let list = kinds.map { Quoting.literal($0.rawValue) }.joined(separator: ", ")
        let query = Query(
            """
            SELECT \(columns) FROM ordertop_jobs
            WHERE state IN ('running', 'paused') AND kind IN (\(list)) ORDER BY id DESC
            """)
        return try query.firstRow(db).flatMap(JournalRow.record)
    }

    /// The newest jobs of a kind that came to their end.
    static func done(_ kind: JobKind, limit: Int) -> Query {
        Query(
            """
            SELECT \(columns) FROM ordertop_jobs
            WHERE state = 'done' AND kind = \(Quoting.literal(kind.rawValue)) ORDER BY id DESC LIMIT \(limit)
            """)
    }

    static func insert(_ draft: JobDraft, lease: JobLease, at now: Instant, _ db: Database) throws -> JobID {
        try Query(
            """
            INSERT INTO ordertop_jobs
              (kind, title, parameters, rows_total, state, meter, lease_owner, lease_until, created_at, updated_at)
            VALUES (:kind, :title, :parameters, :rows_total, 'running', :meter, :owner, :until, :now, :now)
            """,
            [
                "kind": draft.kind.rawValue.databaseValue,
                "title": draft.title.databaseValue,
                "parameters": try JournalJSON.text(draft.parameters).databaseValue,
                "rows_total": draft.rowsTotal.databaseValue,
                "meter": try JournalJSON.text(JobMeter()).databaseValue,
                "owner": lease.owner.text.databaseValue,
                "until": lease.until.milliseconds.databaseValue,
                "now": now.milliseconds.databaseValue,
            ]
        ).run(db)
        return JobID(db.lastInsertedRowID)
    }

    /// Gives a job to an owner and sets it running.
    static func take(_ id: JobID, lease: JobLease, at now: Instant, _ db: Database) throws {
        try Query(
            """
            UPDATE ordertop_jobs
            SET state = 'running', request = NULL, message = NULL, lease_owner = :owner, lease_until = :until,
              updated_at = :now
            WHERE id = :id
            """,
            [
                "id": id.number.databaseValue,
                "owner": lease.owner.text.databaseValue,
                "until": lease.until.milliseconds.databaseValue,
                "now": now.milliseconds.databaseValue,
            ]
        ).run(db)
    }

    static func ask(_ request: JobRequest, of id: JobID, at now: Instant, _ db: Database) throws {
        try Query(
            "UPDATE ordertop_jobs SET request = :request, updated_at = :now WHERE id = :id",
            [
                "id": id.number.databaseValue,
                "request": request.rawValue.databaseValue,
                "now": now.milliseconds.databaseValue,
            ]
        ).run(db)
    }

    /// Sets a job's state and takes its lease away.
    static func settle(_ id: JobID, _ state: JobState, message: String, at now: Instant, _ db: Database)
        throws
    {
        try Query(
            """
            UPDATE ordertop_jobs
            SET state = :state, request = NULL, message = :message, lease_owner = NULL, lease_until = NULL,
              updated_at = :now, finished_at = :finished_at
            WHERE id = :id
            """,
            [
                "id": id.number.databaseValue,
                "state": state.rawValue.databaseValue,
                "message": message.databaseValue,
                "now": now.milliseconds.databaseValue,
                "finished_at": state.isFinal ? now.milliseconds.databaseValue : .null,
            ]
        ).run(db)
    }

    /// Writes a checkpoint, provided that the writer still holds the lease.
    ///
    /// - Throws: `OrdersError` (`jobHeld`); the caller's transaction must then be rolled back.
    static func record(_ checkpoint: JobCheckpoint, addingRows rows: Int64, _ db: Database) throws {
        let changed = try Query(
            """
            UPDATE ordertop_jobs
            SET position = COALESCE(:position, position), rows_done = rows_done + :rows, meter = :meter, lease_until = :until,
              updated_at = :now
            WHERE id = :id AND lease_owner = :owner AND state = 'running'
            """,
            [
                "id": checkpoint.jobID.number.databaseValue,
                "owner": checkpoint.lease.owner.text.databaseValue,
                "until": checkpoint.lease.until.milliseconds.databaseValue,
                "position": checkpoint.position.databaseValue,
                "meter": try JournalJSON.text(checkpoint.meter).databaseValue,
                "rows": rows.databaseValue,
                "now": checkpoint.at.milliseconds.databaseValue,
            ]
        ).run(db)
        guard changed == 1 else { throw OrdersError.leaseLost(checkpoint.jobID) }
    }
}
