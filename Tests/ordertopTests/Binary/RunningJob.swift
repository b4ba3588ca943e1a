import Foundation
import GRDB
import OrdersCore
import SQLiteStore
import TestSupport

/// A job that another process runs, watched from here. Nothing tells this process of its progress, so it looks
/// every few milliseconds; the suites' time limits end a wait in vain.
enum RunningJob {
    /// Waits until the newest job has done more than so many rows.
    static func waitUntilMoved(moreThan rows: Int, in database: String) async throws {
        try await wait(in: database) { $0.rowsDone > rows }
    }

    /// Starts a program and stops it as soon as its job has done something, at a moment when it holds no lock:
    /// this process holds it meanwhile. However fast the job is, it doesn't end before.
    static func stop(
        in database: String, _ start: @escaping @Sendable () throws -> RunningProgram
    ) async throws -> RunningProgram {
        try await whileHoldingLock(of: database, start) { program, _ in program.stop() }
    }

    /// Starts a program and interrupts it as soon as its job has done something; holds the lock until it has
    /// noticed.
    static func interrupt(
        in database: String, _ start: @escaping @Sendable () throws -> RunningProgram
    ) async throws -> RunningProgram {
        try await whileHoldingLock(of: database, start) { program, _ in
            program.signal(SIGINT)
            // Nothing outside tells when a signal has reached the job. It waits for the lock all the while.
            usleep(3_000_000)
        }
    }

    /// Starts a program and asks its job to pause as soon as it has done something; it can't have ended before it
    /// is asked.
    static func pause(
        in database: String, _ start: @escaping @Sendable () throws -> RunningProgram
    ) async throws -> RunningProgram {
        try await whileHoldingLock(of: database, start) { _, db in
            try db.execute(
                sql: """
                    UPDATE ordertop_jobs SET request = 'pause'
                    WHERE id = (SELECT MAX(id) FROM ordertop_jobs)
                    """)
        }
    }

    /// On a thread of its own, which watches from before the start: Swift's threads may be busy with other tests
    /// for longer than the job takes.
    private static func whileHoldingLock(
        of database: String, _ start: @escaping @Sendable () throws -> RunningProgram,
        _ body: @escaping @Sendable (RunningProgram, Database) throws -> Void
    ) async throws -> RunningProgram {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try watch(database, start, body) })
            }
        }
    }

    private static func watch(
        _ database: String, _ start: () throws -> RunningProgram,
        _ body: (RunningProgram, Database) throws -> Void
    ) throws -> RunningProgram {
        var configuration = Configuration()
        configuration.busyMode = .callback { _ in usleep(200) == 0 }
        let queue = try DatabaseQueue(path: database, configuration: configuration)
        let earlier = try queue.read { try Int.fetchOne($0, sql: "SELECT MAX(id) FROM ordertop_jobs") ?? 0 }
        let program = try start()
        let sql = "SELECT EXISTS (SELECT 1 FROM ordertop_jobs WHERE id > ? AND rows_done > 0)"
        var isDone = false
        while !isDone {
            usleep(500)
            try queue.inTransaction(.immediate) { db in
                isDone = try Bool.fetchOne(db, sql: sql, arguments: [earlier]) ?? false
                if isDone { try body(program, db) }
                return .commit
            }
        }
        try queue.close()
        return program
    }

    /// Waits until the newest job has come to its end.
    static func waitUntilFinal(in database: String) async throws {
        try await wait(in: database) { $0.state.isFinal }
    }

    private static func wait(in database: String, until isReached: (JobRecord) -> Bool) async throws {
        let store = try await SQLiteStore.open(path: database, mode: .readOnly)
        while try await !(store.jobs(includingFinished: true).first.map(isReached) ?? false) {
            try await Task.sleep(for: .milliseconds(5))
        }
        try await store.close()
    }
}
