import Foundation
import OrdersCore
import Synchronization

/// Keeps a mover's transactions apart: the write lock stays free for at least the rest that a batch asks for,
/// counted from the moment it was given back. What is looked up and written back meanwhile counts as rest.
final class LockRest: Sendable {
    private struct State {
        var rest = Duration.zero
        var releasedAt: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    /// Sets how long rests are from now on.
    func set(_ rest: Duration) {
        state.withLock { $0.rest = rest }
    }

    /// Waits on the connection's own thread, because a task that sleeps wakes up late.
    func wait() {
        let due = state.withLock { state in state.releasedAt.map { $0 + state.rest } }
        guard let due else { return }
        let left = due - .now
        if left > .zero { usleep(UInt32(min(left.inSeconds * 1e6, 1e6))) }
    }

    /// Notes that the lock was given back.
    func lockReleased() {
        state.withLock { $0.releasedAt = .now }
    }
}
