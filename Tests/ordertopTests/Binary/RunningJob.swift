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

    /// Stops a program as soon as its job, the newest, has done something, at a moment when it holds no lock:
    /// this process holds it meanwhile. However fast the job is, it doesn't end before.
    static func stop(_ program: RunningProgram, onceMovedIn database: String) async throws {
        try await whileHoldingLock(of: database) { _ in program.stop() }
    }

    /// Interrupts a program as soon as its job has done something, and holds the lock until it has noticed.
    static func interrupt(_ program: RunningProgram, onceMovedIn database: String) async throws {
        try await whileHoldingLock(of: database) { _ in
            program.signal(SIGINT)
            // Nothing outside tells when a signal has reached the job. It waits for the lock all the while.
            usleep(3_000_000)
        }
    }

    /// Asks the newest job to pause as soon as it has done something; it can't have ended before it is asked.
    static func pause(in database: String) async throws {
        try await whileHoldingLock(of: database) { db in
            try db.execute(
                sql: """
                    UPDATE ordertop_jobs SET request = 'pause'
                    WHERE id = (SELECT MAX(id) FROM ordertop_jobs)
                    """)
        }
    }

    private static func whileHoldingLock(
        of database: String, _ body: @escaping @Sendable (Database) throws -> Void
    ) async throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(60)
        let queue = try DatabaseQueue(path: database, configuration: configuration)
        while try await !queue.write({ db in
            let rows = try Int.fetchOne(
                db, sql: "SELECT rows_done FROM ordertop_jobs ORDER BY id DESC LIMIT 1")
            guard rows ?? 0 > 0 else { return false }
            try body(db)
            return true
        }) {
            try await Task.sleep(for: .milliseconds(1))
        }
        try queue.close()
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
