import GRDB
import GRDBSQLite

/// The page cache of the sample's connection.
struct SampleCache {
    let db: Database

    /// SQLite needs a few pages at a time, whatever the size of a database.
    private static let fewestPages = 10.0

    /// Makes the cache as large against the sample as the store's is against the database, so that as many
    /// pages are missed, and writes out what is in it.
    func scale(_ pages: Double, to share: Double) throws {
        try setPages(max(SampleCache.fewestPages, (pages * share).rounded()))
    }

    /// Makes the cache hold that many pages, and writes out what is in it.
    func setPages(_ pages: Double) throws {
        try db.execute(sql: "PRAGMA cache_size = \(Int64(pages))")
        sqlite3_db_cacheflush(db.sqliteConnection)
        sqlite3_db_release_memory(db.sqliteConnection)
    }

    /// How many pages were not in the cache since this was asked last.
    func misses() -> Int64 {
        var (current, highest): (CInt, CInt) = (0, 0)
        sqlite3_db_status(db.sqliteConnection, SQLITE_DBSTATUS_CACHE_MISS, &current, &highest, 1)
        return Int64(current)
    }
}
