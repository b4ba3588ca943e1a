import GRDB
import OrdersCore

/// What an archive file says of itself: whose it is, and how far it is with batches.
struct ArchiveFileState: Hashable, Sendable {
    static let table = "ordertop_archive_file"
    static let keysTable = "ordertop_file_keys"
    private static let attached = "\(ArchiveTable.attachedSchema).\(table)"
    static let attachedKeys = "\(ArchiveTable.attachedSchema).\(keysTable)"

    /// The same as the database remembers.
    let id: String
    /// The last batch that the file has taken part in.
    let batch: Int64

    /// The statements that make an archive file's own tables, on a connection to the file itself.
    static let createStatements = [
        """
        CREATE TABLE \(table) (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          id TEXT NOT NULL,
          batch INTEGER NOT NULL
        )
        """,
        "CREATE TABLE \(keysTable) (id PRIMARY KEY) WITHOUT ROWID",
    ]

    /// Writes what the file shall say, on a connection to the file itself.
    func store(_ db: Database) throws {
        try Query(
            "INSERT OR REPLACE INTO \(ArchiveFileState.table) (one, id, batch) VALUES (1, :id, :batch)",
            ["id": id.databaseValue, "batch": batch.databaseValue]
        ).run(db)
    }

    /// Nil for a file that is no archive of ordertop's.
    ///
    /// - Parameter schema: The name of the file's database on the connection.
    static func fetch(
        _ db: Database, in schema: String = ArchiveTable.attachedSchema
    ) throws -> ArchiveFileState? {
        do {
            let row = try Query("SELECT id, batch FROM \(schema).\(table)").firstRow(db)
            guard let row, let id = String.fromDatabaseValue(row[0]),
                let batch = Int64.fromDatabaseValue(row[1])
            else { return nil }
            return ArchiveFileState(id: id, batch: batch)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            return nil
        }
    }

    /// Takes the file's write lock for a batch that it has no part in yet, as the first statement of a transaction.
    ///
    /// - Returns: false when it has.
    static func enter(_ batch: Int64, _ db: Database) throws -> Bool {
        let changed = try Query(
            "UPDATE \(attached) SET batch = :batch WHERE batch < :batch", ["batch": batch.databaseValue]
        ).run(db)
        return changed == 1
    }

    /// Takes the file's write lock for a batch that it has a part in, as the first statement of a transaction.
    ///
    /// - Returns: false when it has none, or has gone on.
    static func hold(_ batch: Int64, _ db: Database) throws -> Bool {
        let changed = try Query(
            "UPDATE \(attached) SET batch = batch WHERE batch = :batch", ["batch": batch.databaseValue]
        ).run(db)
        return changed == 1
    }
}
