/// Lets something through at most once per interval.
struct Throttle: Sendable {
    private let clock: any Clock<Duration>
    private let interval: Duration
    private var elapsedSinceLast: @Sendable () -> Duration

    init(clock: any Clock<Duration>, interval: Duration) {
        self.clock = clock
        self.interval = interval
        self.elapsedSinceLast = { interval }
    }

    mutating func passes() -> Bool {
        guard elapsedSinceLast() >= interval else { return false }
        elapsedSinceLast = clock.stopwatch()
        return true
    }
}

extension Clock where Duration == Swift.Duration {
    /// Starts counting; the closure returns the time since.
    public func stopwatch() -> @Sendable () -> Duration {
        let start = now
        return { start.duration(to: now) }
    }
}
