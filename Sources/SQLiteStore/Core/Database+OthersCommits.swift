import GRDB

extension Database {
    /// SQLite's count of what other connections have committed to the main file. It can be compared with what the same
    /// connection was told before, and with nothing else.
    func othersCommits() throws -> Int64 {
        try Int64.fetchOne(cachedStatement(sql: "PRAGMA main.data_version")) ?? 0
    }
}
