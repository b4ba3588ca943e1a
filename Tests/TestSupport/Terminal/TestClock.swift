import Synchronization

/// A clock that stands still until a test advances it.
public final class TestClock: Clock {
    /// A moment, counted from the clock's making.
    public struct Instant: InstantProtocol {
        /// The time since the clock was made.
        public let offset: Duration

        /// The moment `duration` later.
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }

        /// The time from this moment to another one.
        public func duration(to other: Instant) -> Duration { other.offset - offset }

        /// Whether a moment is before another one.
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let state = Mutex(TestClockState())

    /// A clock at its beginning.
    public init() {}

    /// The moment to which the clock was advanced.
    public var now: Instant { state.withLock { $0.now } }

    /// The smallest step, which is as good as none.
    public var minimumResolution: Duration { .zero }

    /// How many sleepers wait: a test that sleeps on the clock directly can wait until they are there.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Returns when a test has advanced the clock to `deadline`; throws `CancellationError` when the task
    /// is cancelled before.
    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { $0.nextID() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let sleeper = TestClockState.Sleeper(id: id, deadline: deadline, continuation: continuation)
                state.withLock { $0.add(sleeper) }?()
            }
        } onCancel: {
            state.withLock { $0.cancel(id) }?()
        }
    }

    /// Wakes everyone whose deadline lies in the next `duration`, earliest first.
    public func advance(by duration: Duration) {
        for sleeper in state.withLock({ $0.advance(by: duration) }) { sleeper.continuation.resume() }
    }
}
