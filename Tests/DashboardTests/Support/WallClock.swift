import OrdersCore
import Synchronization

/// A wall clock that a test sets.
final class WallClock: Sendable {
    private let state: Mutex<Instant>

    init(_ now: Instant) {
        state = Mutex(now)
    }

    var now: Instant { state.withLock { $0 } }

    func advance(seconds: Int64) {
        advance(milliseconds: seconds * 1_000)
    }

    func advance(milliseconds: Int64) {
        state.withLock { $0.microseconds += milliseconds * 1_000 }
    }
}
