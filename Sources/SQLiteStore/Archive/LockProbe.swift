import GRDB
import OrdersCore
import Synchronization

/// Finds out how long a writer waits for the write lock, by waiting for it as most programs do: with SQLite's
/// own busy handler, which sleeps 1, 2, 5, 10 ms and longer between its tries.
final class LockProbe: Sendable {
    private let connections: Connections
    private let queue = Mutex<DatabaseQueue?>(nil)

    init(connections: Connections) {
        self.connections = connections
    }

    /// - Throws: `DatabaseError` when the lock wasn't free for as long as others wait.
    func wait() async throws -> Duration {
        let queue = try await offPool { try self.open() }
        return try await queue.writeWithoutTransaction { db in
            let start = ContinuousClock.now
            try db.execute(literal: "BEGIN IMMEDIATE")
            let waited = ContinuousClock.now - start
            try db.execute(literal: "ROLLBACK")
            return waited
        }
    }

    func close() throws {
        try queue.withLock { queue in
            try queue?.close()
            queue = nil
        }
    }

    private func open() throws -> DatabaseQueue {
        try queue.withLock { queue in
            if let queue { return queue }
            let opened = try connections.openProbe()
            queue = opened
            return opened
        }
    }
}
