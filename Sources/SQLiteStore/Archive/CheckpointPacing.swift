import Foundation
import GRDB

/// Decides when the mover writes the log back into the database file.
///
/// SQLite does so in whichever commit finds 1,000 pages in the log, and that commit waits for the disk: a
/// shop's own commits, too, as long as the log is that long. So while orders move, this connection's commits
/// leave the log alone, and the mover writes it back between batches, without the write lock, before it is
/// as long as that.
///
/// Written back entirely, the log begins anew with the next commit of anybody. Where others add to it faster
/// than the disk takes it, a long log is finished under the write lock. Where a reader of an old snapshot keeps
/// it from that, no order moves until the reader is done: a log without bounds would fill the disk.
struct CheckpointPacing: Hashable, Sendable {
    /// Whether commits are kept from checkpointing.
    private(set) var isActive = false

    /// Pages in the log from which on it is written back.
    static let pagesBetween = 800
    /// Pages in the log from which on it is to begin anew at once: 16 MB.
    static let longLog = 4_000
    /// Pages in the log from which on nothing is added: 48 MB.
    static let longestLog = 12_000
    /// How often what others added meanwhile is written back, too.
    private static let tries = 3
    /// How often a long log is tried to begin anew, and how often each try looks whether its readers are done, 2 ms
    /// apart; writers wait with it.
    private static let restarts = 20
    private static let restartAttempts = 2
    /// Between tries, because others checkpoint, too, and then it fails at once. In microseconds.
    private static let pause: UInt32 = 2_000

    /// Marks the beginning; false when it was active already.
    mutating func begin() -> Bool {
        defer { isActive = true }
        return !isActive
    }

    /// Marks the end; false when it wasn't active.
    mutating func end() -> Bool {
        defer { self = CheckpointPacing() }
        return isActive
    }

    /// Writes the log of one file back, and begins it anew where it is long.
    ///
    /// - Parameter pages: how long the log is.
    /// - Returns: whether the next commit begins the log anew.
    static func checkpoint(_ db: Database, schema: String, pages: Int) throws -> Bool {
        for _ in 0..<tries where try run("PASSIVE", schema, db) { return true }
        return try pages > longLog && beginAnew(db, schema: schema)
    }

    private static func beginAnew(_ db: Database, schema: String) throws -> Bool {
        try Connections.$mostAttempts.withValue(restartAttempts) {
            for _ in 0..<restarts {
                if try run("RESTART", schema, db) { return true }
                usleep(pause)
            }
            return false
        }
    }

    /// - Returns: whether all of the log was written back, and nobody was in the way.
    private static func run(_ mode: String, _ schema: String, _ db: Database) throws -> Bool {
        // Whether somebody was in the way, the pages in the log, and those of them that are written back.
        let row = try Row.fetchOne(db, sql: "PRAGMA \(schema).wal_checkpoint(\(mode))")
        guard let row, row[0] == 0 else { return false }
        return row[1] == row[2] as Int
    }
}
