import GRDB
import OrdersCore

// How far the database is, in its own table.

extension ArchiveBatchState {
    static func fetch(_ db: Database) throws -> ArchiveBatchState {
        let row = try Query("SELECT number, direction, job_id FROM main.\(OwnObjects.batchTable)").firstRow(
            db)
        guard let row, let number = Int64.fromDatabaseValue(row[0]) else {
            throw OrdersError(
                .schemaMismatch,
                "\(OwnObjects.batchTable) is empty: open the database again, or restore a backup.")
        }
        return ArchiveBatchState(
            number: number, direction: String.fromDatabaseValue(row[1]).flatMap(ArchiveDirection.init),
            jobID: Int64.fromDatabaseValue(row[2]).map { JobID($0) })
    }

    /// Begins the next batch, as the first statement of a transaction, so that main is locked and nothing else.
    ///
    /// - Throws: `OrdersError` (`busy`) while one is under way.
    static func begin(
        _ direction: ArchiveDirection, of jobID: JobID, _ db: Database
    ) throws -> ArchiveBatchState {
        let changed = try Query(
            """
            UPDATE main.\(OwnObjects.batchTable) SET number = number + 1, direction = :direction, job_id = :job
            WHERE direction IS NULL
            """, ["direction": direction.rawValue.databaseValue, "job": jobID.number.databaseValue]
        ).run(db)
        guard changed == 1 else {
            throw OrdersError(.busy, "A batch is still under way: try again when it is done.")
        }
        return try fetch(db)
    }

    /// Takes main's write lock for this batch, as the first statement of a transaction.
    ///
    /// - Throws: `OrdersError` (`jobHeld`) when another process has finished it.
    func hold(_ db: Database) throws {
        try change(to: "number = number", db)
    }

    /// Marks it done and forgets its keys.
    ///
    /// - Throws: as `hold`.
    func finish(_ db: Database) throws {
        try change(to: "direction = NULL, job_id = NULL", db)
        try Query("DELETE FROM main.\(OwnObjects.batchKeysTable)").run(db)
    }

    /// Checks in the snapshot of a transaction on the archive that the batch is still under way.
    ///
    /// - Throws: as `hold`.
    func check(_ db: Database) throws {
        guard try ArchiveBatchState.fetch(db) == self else { throw overtaken }
    }

    private func change(to assignment: String, _ db: Database) throws {
        let changed = try Query(
            """
            UPDATE main.\(OwnObjects.batchTable) SET \(assignment)
            WHERE number = :number AND direction IS NOT NULL
            """, ["number": number.databaseValue]
        ).run(db)
        guard changed == 1 else { throw overtaken }
    }
}
