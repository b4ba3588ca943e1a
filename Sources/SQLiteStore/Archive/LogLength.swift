import GRDB
import GRDBSQLite
import Synchronization

/// How long a connection's commits left the write-ahead log of its main file, in pages.
final class LogLength: Sendable {
    private let atomicPages = Atomic<Int>(0)

    var pages: Int { atomicPages.load(ordering: .relaxed) }

    /// Asks to be told at each commit, which takes the place of SQLite's own checkpoint after long commits.
    func watch(_ db: Database) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_wal_hook(
            db.sqliteConnection,
            { context, _, schema, pages in
                // An attached file has a log of its own.
                guard let context, let schema, String(cString: schema) == "main" else { return SQLITE_OK }
                let length = Unmanaged<LogLength>.fromOpaque(context).takeUnretainedValue()
                length.atomicPages.store(Int(pages), ordering: .relaxed)
                return SQLITE_OK
            }, context)
    }

    /// The log was written back, and the next to write begins it anew.
    func forget() {
        atomicPages.store(0, ordering: .relaxed)
    }
}
