import GRDB
import Synchronization
import Testing

/// Another program that takes the write lock once, and keeps it until it is told to let go.
final class LockingProgram: Sendable {
    private enum State {
        case waiting, locking, gone
    }

    private let queue: DatabaseQueue
    private let state = Mutex(State.waiting)
    private let heard = Mutex<[String]>([])

    init(_ trial: MoveTrial) throws {
        queue = try trial.application()
    }

    /// Nobody else may write, and without a write-ahead log nobody may read either.
    func lockOnce() throws {
        try state.withLock { state in
            guard state == .waiting else { return }
            try queue.inDatabase { db in try db.execute(sql: "BEGIN EXCLUSIVE") }
            state = .locking
        }
    }

    func letGo() {
        state.withLock { state in
            guard state == .locking else { return }
            #expect(throws: Never.self) { try queue.inDatabase { db in try db.execute(sql: "COMMIT") } }
            state = .gone
        }
    }

    /// Takes in what a job that waits says.
    func hear(_ reason: String) {
        heard.withLock { $0.append(reason) }
    }

    var reasons: [String] { heard.withLock { $0 } }

    func close() throws {
        try queue.close()
    }
}
