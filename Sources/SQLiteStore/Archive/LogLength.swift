import GRDB
import GRDBSQLite
import Synchronization

/// How long a connection's commits left the write-ahead logs of its main file and of an attached archive, in pages.
final class LogLength: Sendable {
    private let mainPages = Atomic<Int>(0)
    private let archivePages = Atomic<Int>(0)

    /// - Parameter schema: The name of the file's database on the connection.
    private func pages(of schema: String) -> Int {
        schema == "main" ? mainPages.load(ordering: .relaxed) : archivePages.load(ordering: .relaxed)
    }

    /// Asks to be told at each commit, which takes the place of SQLite's own checkpoint after long commits.
    func watch(_ db: Database) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, _, schema, pages in
                guard let context, let schema else { return SQLITE_OK }
                let length = Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue()
                length.set(String(cString: schema), to: Int(pages))
                return SQLITE_OK
            }, context)
    }

    /// Whether it is time to write a log back.
    func isDue(_ schema: String = "main") -> Bool { pages(of: schema) >= CheckpointPacing.pagesBetween }

    /// Whether a log is so long that nothing may be added.
    func isFull(_ schema: String = "main") -> Bool { pages(of: schema) > CheckpointPacing.longestLog }

    /// Writes a log back; where the next to write begins it anew, its length is none.
    func checkpoint(_ db: Database, _ schema: String = "main") throws {
        guard try CheckpointPacing.checkpoint(db, schema: schema, pages: pages(of: schema)) else { return }
        set(schema, to: 0)
    }

    private func set(_ schema: String, to pages: Int) {
        if schema == "main" {
            mainPages.store(pages, ordering: .relaxed)
        } else {
            archivePages.store(pages, ordering: .relaxed)
        }
    }
}
