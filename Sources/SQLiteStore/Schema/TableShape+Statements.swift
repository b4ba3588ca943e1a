import GRDB

extension TableShape {
    /// The columns that can be written.
    var writableColumns: [String] { columns.filter { !$0.isGenerated }.map(\.name) }

    /// What has made a table and its indexes, the table first and then each index as it came; empty where there is no
    /// such table.
    static func statements(of table: String, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                SELECT sql FROM sqlite_schema
                WHERE tbl_name = ? COLLATE NOCASE AND type IN ('table', 'index') AND sql IS NOT NULL
                ORDER BY type DESC, rowid
                """, arguments: [table])
    }

    /// Whether a table is stored as the index of its key.
    static func isWithoutRowID(_ table: String, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'", arguments: [table]) ?? false
    }
}
