import Foundation
import GRDB
import OrdersCore
import Synchronization

/// Keeps a mover's transactions apart: the write lock stays free for at least the rest that a batch asks for,
/// counted from the moment it was given back. What is looked up and written back meanwhile counts as rest.
final class LockRest: Sendable {
    private struct State {
        var rest = Duration.zero
        var patience = Duration.zero
        /// SQLite's count of others' commits, as the writing connection last saw it.
        var othersCommits: Int64?
        var releasedAt: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    /// Sets how long rests are from now on, and how much longer they are where nobody has written in them.
    func set(_ rest: Duration, patience: Duration = .zero) {
        state.withLock { state in
            state.rest = rest
            state.patience = patience
        }
    }

    /// Waits on the connection's own thread, because a task that sleeps wakes up late.
    func wait() {
        let due = state.withLock { state in state.releasedAt.map { $0 + state.rest } }
        guard let due else { return }
        let left = due - .now
        if left > .zero { usleep(UInt32(min(left.inSeconds * 1e6, 1e6))) }
    }

    /// After the rest: waits on for somebody to write, as long as patience lasts.
    ///
    /// - Parameter db: The writing connection, because SQLite counts for each connection by itself.
    /// - Returns: whether somebody else has committed since this was asked last.
    func waitForOthers(_ db: Database) throws -> Bool {
        let (seen, patience) = state.withLock { ($0.othersCommits, $0.patience) }
        let start = ContinuousClock.now
        var commits = try db.othersCommits()
        while commits == seen, ContinuousClock.now - start < patience {
            usleep(LockRest.pause)
            commits = try db.othersCommits()
        }
        state.withLock { [commits] in $0.othersCommits = commits }
        return commits != seen
    }

    /// Between two looks, in microseconds.
    private static let pause: UInt32 = 300

    /// Notes that the lock was given back.
    func lockReleased() {
        state.withLock { $0.releasedAt = .now }
    }
}
