import GRDB
import GRDBSQLite

extension Database {
    /// Makes long statements end with SQLITE_INTERRUPT soon after the task that runs them is cancelled: SQLite asks
    /// on the thread it works on, which is the task's as long as the call is synchronous.
    func stopWhenTaskIsCancelled() {
        sqlite3_progress_handler(sqliteConnection, 100_000, { _ in Task.isCancelled ? 1 : 0 }, nil)
    }
}
