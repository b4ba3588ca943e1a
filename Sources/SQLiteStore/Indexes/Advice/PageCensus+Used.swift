import GRDB

extension PageCensus {
    /// Bytes of the file without pages that are free.
    func usedBytes() throws -> Int64 {
        let free = try Int64.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
        let size = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        return try fileBytes() - free * size
    }
}
