import Foundation
import GRDB
import OrdersCore

/// How connections to a file are made.
///
/// Reading goes through a pool of connections that may only read; writing through one connection of its own.
/// A pool that may write would switch a foreign file to write-ahead logging and write to it when it opens.
struct Connections: Sendable {
    let file: DatabaseFile
    /// How long to wait for another program's lock.
    let busyTimeout: Duration

    static let standardBusyTimeout: Duration = .seconds(5)
    /// How often a lock is tried for that is of no great use: every 2 ms.
    @TaskLocal static var mostAttempts = Int.max

    func openReader() throws -> DatabasePool {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "ordertop.read"
        configuration.maximumReaderCount = 6
        let milliseconds = busyTimeout.milliseconds
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA busy_timeout = \(milliseconds)")
            try db.execute(sql: "PRAGMA query_only = ON")
            // In KiB, for each of the pool's connections. They read a range of an index once; what they come back to, the
            // system keeps.
            try db.execute(sql: "PRAGMA cache_size = -512")
        }
        return try DatabasePool(path: file.path, configuration: configuration)
    }

    /// The connection that live reports are read on. It waits for no lock: where one is in the way, the reading
    /// pool answers.
    func openLiveReader() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "ordertop.live"
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA query_only = ON")
        }
        return try DatabaseQueue(path: file.path, configuration: configuration)
    }

    func openWriter() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "ordertop.write"
        configuration.busyMode = .callback(waitForLock)
        configuration.prepareDatabase { db in
            try Connections.relaxSynchronous(db)
            // In KiB. Moving orders and building indexes come back to the same pages of indexes by user.
            try db.execute(sql: "PRAGMA cache_size = -16384")
            // Made with the connection: creating it later would throw away every prepared statement.
            try db.execute(sql: MoveKeys.create)
        }
        return try DatabaseQueue(path: file.path, configuration: configuration)
    }

    /// A connection that waits for locks as most programs do.
    func openProbe() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "ordertop.probe"
        configuration.busyMode = .timeout(busyTimeout.inSeconds)
        return try DatabaseQueue(path: file.path, configuration: configuration)
    }

    /// The connection that moves orders between two files. Its commits leave the logs alone; see
    /// `CheckpointPacing`.
    func openFileMover(watching logLength: LogLength) throws -> DatabaseQueue {
        let connection = try openWriter()
        connection.writeWithoutTransaction(logLength.watch)
        return connection
    }

    /// Opens the file, reads and closes again, so that SQLite does what it leaves to those that may write: rolls
    /// back what a crash left unfinished, and removes the log after the last.
    func visitAsWriter() throws {
        let writer = try openWriter()
        try writer.read(Connections.look)
        try writer.close()
    }

    /// The least that makes SQLite look at the file, and mend it where the connection may write.
    @Sendable static func look(_ db: Database) throws {
        _ = try Int.fetchOne(db, sql: "SELECT 1 FROM sqlite_schema")
    }

    /// With a write-ahead log, NORMAL loses no consistency, only the last commits before a power cut; without
    /// one SQLite's FULL stays.
    static func relaxSynchronous(_ db: Database) throws {
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else { return }
        try db.execute(sql: "PRAGMA synchronous = NORMAL")
    }

    /// Polls every 2 ms instead of SQLite's up to 100, and gives up at once when the task is cancelled.
    private var waitForLock: @Sendable (Int) -> Bool {
        let attempts = max(1, Int(busyTimeout / .milliseconds(2)))
        return { attempt in
            guard attempt < min(attempts, Connections.mostAttempts), !Task.isCancelled else { return false }
            usleep(2_000)
            return true
        }
    }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
