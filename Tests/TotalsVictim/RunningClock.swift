import OrdersCore

/// A clock on which a millisecond is an hour.
struct RunningClock: Sendable {
    let start: Instant
    private let began = ContinuousClock.now

    init(start: Instant) {
        self.start = start
    }

    var now: Instant {
        start.adding(seconds: Int64((ContinuousClock.now - began) / .milliseconds(1) * 3_600))
    }
}
