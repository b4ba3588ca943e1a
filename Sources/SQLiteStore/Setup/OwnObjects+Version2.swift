// Version 2: what keeps an archive in a file of its own in step with the database.

extension OwnObjects {
    static let batchTable = "ordertop_archive_batch"
    static let batchKeysTable = "ordertop_archive_keys"

    /// The number of the last batch, which way it goes while it is under way, and which job it is part of. Its keys
    /// are those for which main alone counts, until it is done.
    var archiveBatches: [String] {
        [
            """
            CREATE TABLE \(OwnObjects.batchTable) (
              one INTEGER PRIMARY KEY CHECK (one = 1),
              number INTEGER NOT NULL,
              direction TEXT,
              job_id INTEGER
            )
            """,
            "INSERT INTO \(OwnObjects.batchTable) (one, number) VALUES (1, 0)",
            "CREATE TABLE \(OwnObjects.batchKeysTable) (id PRIMARY KEY) WITHOUT ROWID",
        ]
    }
}
