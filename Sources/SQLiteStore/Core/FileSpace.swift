import GRDB
import OrdersCore

/// What is free inside a database's file, by <https://www.sqlite.org/pragma.html#pragma_incremental_vacuum>.
struct FileSpace: Hashable, Sendable {
    let freePages: Int64
    let pageSize: Int64
    /// Whether free pages can be given back a few at a time; it is settled when a file gets its first table.
    let isIncremental: Bool

    init(_ db: Database) throws {
        freePages = try Int64.fetchOne(db, sql: "PRAGMA main.freelist_count") ?? 0
        pageSize = try Int64.fetchOne(db, sql: "PRAGMA main.page_size") ?? 0
        isIncremental = try Int64.fetchOne(db, sql: "PRAGMA main.auto_vacuum") == 2
    }

    var freeBytes: Int64 { freePages * pageSize }

    /// Gives at most so many pages back.
    func giveBack(pages: Int, _ db: Database) throws {
        // One row a page: a statement that isn't read to its end gives only one back.
        _ = try Row.fetchAll(db, sql: "PRAGMA main.incremental_vacuum(\(max(1, pages)))")
    }

    /// What can be done where the file keeps what is free; nil where that is little.
    func advice(fileName: String) -> String? {
        guard !isIncremental, freeBytes >= FileSpace.worthMentioning else { return nil }
        let megabytes = (freeBytes / 1_000_000).grouped
        return "\(megabytes) MB are free inside \(fileName) and new orders will use them; to "
            + "shrink the file, run `sqlite3 FILE 'PRAGMA auto_vacuum = INCREMENTAL; VACUUM'` at a quiet hour: "
            + "all writers wait until it ends, and it needs room for a second copy; from then on runs give space "
            + "back by themselves"
    }

    private static let worthMentioning: Int64 = 1_000_000
}
