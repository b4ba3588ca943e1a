import Synchronization

/// A clock on which nobody waits: a sleeper finds itself at its deadline at once, and work takes the time that
/// the test says.
public final class LeapingClock: Clock {
    /// A moment, counted from the clock's making.
    public struct Instant: InstantProtocol {
        let offset: Duration

        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let elapsed = Mutex(Duration.zero)
    public let minimumResolution: Duration = .nanoseconds(1)

    public init() {}

    public var now: Instant { Instant(offset: elapsed.withLock { $0 }) }

    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        elapsed.withLock { $0 = max($0, deadline.offset) }
        try Task.checkCancellation()
    }

    /// Time that work takes.
    public func pass(_ duration: Duration) {
        elapsed.withLock { $0 += duration }
    }
}
