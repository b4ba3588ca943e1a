// Version 2: what proves the archive, and what keeps one in a file of its own in step with the database.

extension OwnObjects {
    static let batchTable = "ordertop_archive_batch"
    static let batchKeysTable = "ordertop_archive_keys"

    /// What jobs moved, by month of `created_at` in UTC (`2026-11`; empty for orders without a date): how many
    /// orders, their sum in minor units, the sum of their content hashes. Negative for restores. Job 0 stands for
    /// what was archived before there was a ledger, as `setup` finds it.
    var ledger: [String] {
        [
            """
            CREATE TABLE ordertop_ledger (
              month TEXT NOT NULL,
              job_id INTEGER NOT NULL, -- 0: what was archived before this table, as setup found it
              orders INTEGER NOT NULL,
              total INTEGER NOT NULL,
              hash INTEGER NOT NULL,
              PRIMARY KEY (month, job_id)
            ) WITHOUT ROWID
            """
        ]
    }

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
