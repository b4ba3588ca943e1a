import Synchronization

/// A clock on which nobody waits: a sleeper finds itself at its deadline at once, and work takes the time that the
/// test says. For one task at a time.
final class LeapingClock: Clock {
    struct Instant: InstantProtocol {
        let offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let elapsed = Mutex(Duration.zero)

    var now: Instant { Instant(offset: elapsed.withLock { $0 }) }
    let minimumResolution: Duration = .nanoseconds(1)

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        elapsed.withLock { $0 = max($0, deadline.offset) }
    }

    /// Time that work takes.
    func pass(_ duration: Duration) {
        elapsed.withLock { $0 += duration }
    }
}
