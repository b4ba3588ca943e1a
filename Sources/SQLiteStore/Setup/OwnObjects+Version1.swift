import OrdersCore

// Version 1: the journal, and the archive beside the orders.

extension OwnObjects {
    /// Instants are Unix milliseconds, parameters and meter are JSON, a lease owner is `host:pid:token`.
    var journal: [String] {
        [
            """
            CREATE TABLE ordertop_meta (
              key TEXT NOT NULL PRIMARY KEY,
              value
            ) WITHOUT ROWID
            """,
            """
            CREATE TABLE ordertop_jobs (
              id INTEGER PRIMARY KEY,
              kind TEXT NOT NULL,
              title TEXT NOT NULL,
              parameters TEXT NOT NULL,
              rows_total INTEGER,
              state TEXT NOT NULL,
              request TEXT,
              position TEXT,
              rows_done INTEGER NOT NULL DEFAULT 0,
              meter TEXT NOT NULL,
              lease_owner TEXT,
              lease_until INTEGER,
              created_at INTEGER NOT NULL,
              updated_at INTEGER NOT NULL,
              finished_at INTEGER,
              message TEXT
            )
            """,
            """
            CREATE TABLE ordertop_job_log (
              job_id INTEGER NOT NULL,
              line INTEGER NOT NULL,
              at INTEGER NOT NULL,
              text TEXT NOT NULL,
              PRIMARY KEY (job_id, line)
            ) WITHOUT ROWID
            """,
        ]
    }

    /// The archive repeats the orders' columns in their order; a generated column becomes a plain one that
    /// keeps the value it had. Its indexes serve a user's history, and routing by date.
    var archive: [String] {
        [createArchive] + archiveIndexes
    }

    private var createArchive: String {
        let lines =
            orders.declarations + [
                "  \(Quoting.identifier(OwnObjects.archivedAt)) INTEGER NOT NULL",
                "  PRIMARY KEY (\(Quoting.identifier(schema.orders.id)))",
            ]
        return """
            CREATE TABLE \(Quoting.identifier(schema.archiveTable)) (
            \(lines.joined(separator: ",\n"))
            )
            """
    }

    private var archiveIndexes: [String] {
        guard let createdAt = schema.orders.createdAt.columnName else {
            return [archiveIndex("user", on: [schema.orders.userID])]
        }
        return [
            archiveIndex("user_created", on: [schema.orders.userID, createdAt]),
            archiveIndex("created", on: [createdAt]),
        ]
    }

    private func archiveIndex(_ suffix: String, on columns: [String]) -> String {
        let name = Quoting.identifier("\(schema.archiveTable)_\(suffix)")
        return "CREATE INDEX \(name) ON \(Quoting.identifier(schema.archiveTable)) (\(Quoting.list(columns)))"
    }
}
