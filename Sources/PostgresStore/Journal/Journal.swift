import OrdersCore

/// The statements of the journal, run in the caller's transaction.
enum Journal {
    private static let columns = """
        id, kind, title, parameters, rows_total, state, request, position, rows_done, meter, lease_owner,
          lease_until, created_at, updated_at, finished_at, message
        """

    static func all(includingFinished: Bool) -> Query {
        let condition = includingFinished ? "TRUE" : "state IN ('running', 'paused')"
        return Query("SELECT \(columns) FROM ordertop_jobs WHERE \(condition) ORDER BY id DESC")
    }

    /// - Parameter isLocked: keeps others from changing the job until the transaction ends.
    /// - Throws: `OrdersError` (`notFound`).
    static func job(_ id: JobID, isLocked: Bool = false, _ db: PostgresConnection) throws -> JobRecord {
        let query = Query(
            "SELECT \(columns) FROM ordertop_jobs WHERE id = :id\(isLocked ? " FOR UPDATE" : "")",
            ["id": .int(id.number)])
        guard let record = try query.firstRow(db).flatMap(JournalRow.record) else {
            throw OrdersError.noSuchJob(id)
        }
        return record
    }

    /// The newest unfinished job of some kinds.
    static func unfinished(_ kinds: [JobKind], _ db: PostgresConnection) throws -> JobRecord? {
        let query = Query(
            """
            SELECT \(columns) FROM ordertop_jobs
            WHERE state IN ('running', 'paused') AND kind = ANY (:kinds) ORDER BY id DESC
            """, ["kinds": .texts(kinds.map(\.rawValue))])
        return try query.firstRow(db).flatMap(JournalRow.record)
    }

    /// The newest jobs of a kind that came to their end.
    static func done(_ kind: JobKind, limit: Int) -> Query {
        Query(
            """
            SELECT \(columns) FROM ordertop_jobs WHERE state = 'done' AND kind = :kind ORDER BY id DESC
            LIMIT :limit
            """, ["kind": .text(kind.rawValue), "limit": .int(Int64(limit))])
    }

    static func insert(_ draft: JobDraft, lease: JobLease, at now: Instant, _ db: PostgresConnection) throws
        -> JobID
    {
        let id = try Query(
            """
            INSERT INTO ordertop_jobs
              (kind, title, parameters, rows_total, state, meter, lease_owner, lease_until, created_at, updated_at)
            VALUES (:kind, :title, :parameters, :rows_total, 'running', :meter, :owner, :until, :now, :now)
            RETURNING id
            """,
            [
                "kind": .text(draft.kind.rawValue), "title": .text(draft.title),
                "parameters": .text(try JournalJSON.text(draft.parameters)),
                "rows_total": PostgresValue(draft.rowsTotal),
                "meter": .text(try JournalJSON.text(JobMeter())),
                "owner": .text(lease.owner.text), "until": .instant(lease.until), "now": .instant(now),
            ]
        ).count(db)
        return JobID(id)
    }

    /// Gives a job to an owner and sets it running.
    static func take(_ id: JobID, lease: JobLease, at now: Instant, _ db: PostgresConnection) throws {
        try Query(
            """
            UPDATE ordertop_jobs
            SET state = 'running', request = NULL, message = NULL, lease_owner = :owner, lease_until = :until,
              updated_at = :now
            WHERE id = :id
            """,
            [
                "id": .int(id.number), "owner": .text(lease.owner.text), "until": .instant(lease.until),
                "now": .instant(now),
            ]
        ).run(db)
    }

    static func ask(_ request: JobRequest, of id: JobID, at now: Instant, _ db: PostgresConnection) throws {
        try Query(
            "UPDATE ordertop_jobs SET request = :request, updated_at = :now WHERE id = :id",
            ["id": .int(id.number), "request": .text(request.rawValue), "now": .instant(now)]
        ).run(db)
    }

    /// Sets a job's state and takes its lease away.
    static func settle(
        _ id: JobID, _ state: JobState, message: String, at now: Instant, _ db: PostgresConnection
    ) throws {
        try Query(
            """
            UPDATE ordertop_jobs
            SET state = :state, request = NULL, message = :message, lease_owner = NULL, lease_until = NULL,
              updated_at = :now, finished_at = :finished_at
            WHERE id = :id
            """,
            [
                "id": .int(id.number), "state": .text(state.rawValue), "message": .text(message),
                "now": .instant(now), "finished_at": state.isFinal ? .instant(now) : .null,
            ]
        ).run(db)
    }

    /// Writes a checkpoint, provided that the writer still holds the lease.
    ///
    /// - Throws: `OrdersError` (`jobHeld`); the caller's transaction must then be rolled back.
    static func record(_ checkpoint: JobCheckpoint, addingRows rows: Int64, _ db: PostgresConnection) throws {
        let changed = try Query(
            """
            UPDATE ordertop_jobs
            SET position = COALESCE(:position, position), rows_done = rows_done + :rows, meter = :meter,
              lease_until = :until, updated_at = :now
            WHERE id = :id AND lease_owner = :owner AND state = 'running'
            """,
            [
                "id": .int(checkpoint.jobID.number), "owner": .text(checkpoint.lease.owner.text),
                "until": .instant(checkpoint.lease.until), "position": PostgresValue(checkpoint.position),
                "meter": .text(try JournalJSON.text(checkpoint.meter)), "rows": .int(rows),
                "now": .instant(checkpoint.at),
            ]
        ).run(db)
        guard changed == 1 else { throw OrdersError.leaseLost(checkpoint.jobID) }
    }

    /// Adds to what a job has done, whoever runs it now.
    static func add(_ rows: Int64, to id: JobID, _ db: PostgresConnection) throws {
        try Query(
            "UPDATE ordertop_jobs SET rows_done = rows_done + :rows WHERE id = :id",
            ["id": .int(id.number), "rows": .int(rows)]
        ).run(db)
    }

    /// Whether the writer of a checkpoint may still write it.
    static func holdsLease(_ checkpoint: JobCheckpoint, _ db: PostgresConnection) throws -> Bool {
        try Query(
            """
            SELECT EXISTS (
              SELECT 1 FROM ordertop_jobs WHERE id = :id AND lease_owner = :owner AND state = 'running'
            )
            """, ["id": .int(checkpoint.jobID.number), "owner": .text(checkpoint.lease.owner.text)]
        ).isTrue(db)
    }

    /// Adds a line to a job's log.
    static func log(_ id: JobID, _ text: String, at now: Instant, _ db: PostgresConnection) throws {
        try Query(
            """
            INSERT INTO ordertop_job_log (job_id, line, at, text)
            SELECT :id, COALESCE(MAX(line), 0) + 1, :now, :text FROM ordertop_job_log WHERE job_id = :id
            """, ["id": .int(id.number), "now": .instant(now), "text": .text(text)]
        ).run(db)
    }

    /// A job's log, oldest line first.
    static func lines(of id: JobID, _ db: PostgresConnection) throws -> [JobLogEntry] {
        try Query(
            "SELECT at, text FROM ordertop_job_log WHERE job_id = :id ORDER BY line", ["id": .int(id.number)]
        ).rows(db).map { JobLogEntry(at: $0.instant(0) ?? Instant(milliseconds: 0), text: $0.text(1)) }
    }

    /// The newest lines of all jobs, oldest first.
    static func recentLines(limit: Int, _ db: PostgresConnection) throws -> [JobLogLine] {
        try Query(
            "SELECT at, text, job_id FROM ordertop_job_log ORDER BY at DESC, job_id DESC, line DESC LIMIT :limit",
            ["limit": .int(Int64(limit))]
        ).rows(db).reversed().map { row in
            JobLogLine(
                jobID: JobID(row.int(2)),
                entry: JobLogEntry(at: row.instant(0) ?? Instant(milliseconds: 0), text: row.text(1)))
        }
    }
}
