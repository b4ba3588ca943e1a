import GRDB
import OrdersCore

extension JournalSQL {
    /// Whether the writer of a checkpoint may still write it.
    static func holdsLease(_ checkpoint: JobCheckpoint, _ db: Database) throws -> Bool {
        try Query(
            """
            SELECT EXISTS (
              SELECT 1 FROM ordertop_jobs WHERE id = :id AND lease_owner = :owner AND state = 'running'
            )
            """,
            [
                "id": checkpoint.jobID.number.databaseValue,
                "owner": checkpoint.lease.owner.text.databaseValue,
            ]
        ).count(db) == 1
    }

    /// Enters rows with a job that another one finishes a batch of, whatever state it is in.
    static func add(_ rows: Int64, to id: JobID, _ db: Database) throws {
        try Query(
            "UPDATE ordertop_jobs SET rows_done = rows_done + :rows WHERE id = :id",
            ["id": id.number.databaseValue, "rows": rows.databaseValue]
        ).run(db)
    }
}
