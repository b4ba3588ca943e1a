import OrdersCore

/// The tables that are ordertop's own: the journal, the archive and what proves it, and the version of all.
///
/// A short list of numbered migrations, each a list of statements, so that what `setup` prints is what it runs. They are
/// made where the mapped orders are.
struct OwnObjects {
    static let metaTable = "ordertop_meta"
    static let jobsTable = "ordertop_jobs"
    static let jobLogTable = "ordertop_job_log"

    static let newestVersion = 2
    /// Without what came later, jobs run all the same, and the archive is a table of the same database.
    static let leastVersion = 1

    let sql: MappedSQL
    let orders: TableShape

    /// The migrations in order; the first brings a database to version 1.
    var migrations: [[String]] {
        [
            OwnObjects.journal + ArchiveObjects.statements(sql, orders: orders),
            ArchiveBatchState.createStatements(sql),
        ]
    }

    /// The statements that bring a database from a version to the newest; empty when it is there.
    func statements(from version: Int) -> [String] {
        let missing = migrations.dropFirst(version)
        guard !missing.isEmpty else { return [] }
        return missing.flatMap { $0 } + [
            """
            INSERT INTO \(OwnObjects.metaTable) (key, value) VALUES ('version', '\(OwnObjects.newestVersion)')
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """
        ]
    }

    /// The version a database has reached, 0 when nothing of ours is there.
    static func version(_ db: PostgresConnection) throws -> Int {
        let isThere = Query("SELECT to_regclass('\(metaTable)') IS NOT NULL")
        guard try isThere.isTrue(db) else { return 0 }
        let query = Query("SELECT value::int8 FROM \(metaTable) WHERE key = 'version'")
        return Int(try query.count(db))
    }

    private static let journal = [
        MetaTable.create,
        """
        CREATE TABLE \(jobsTable) (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          kind text NOT NULL,
          title text NOT NULL,
          parameters text NOT NULL,
          rows_total bigint,
          state text NOT NULL,
          request text,
          position text,
          rows_done bigint NOT NULL DEFAULT 0,
          meter text NOT NULL,
          lease_owner text,
          lease_until timestamptz,
          created_at timestamptz NOT NULL,
          updated_at timestamptz NOT NULL,
          finished_at timestamptz,
          message text
        )
        """,
        """
        CREATE TABLE \(jobLogTable) (
          job_id bigint NOT NULL REFERENCES \(jobsTable) (id),
          line bigint NOT NULL,
          at timestamptz NOT NULL,
          text text NOT NULL,
          PRIMARY KEY (job_id, line)
        )
        """,
    ]
}
