/// The timers of one thread, earliest first.
struct LoopTimers: Sendable {
    private var timers: [LoopTimer] = []
    private var cancelled: Set<UInt64> = []
    private var lastID: UInt64 = 0

    /// Those that are due so soon are due now: one waking is enough for them.
    private static let leeway = Duration.milliseconds(2)

    var next: ContinuousClock.Instant? { timers.first?.deadline }

    mutating func nextID() -> UInt64 {
        lastID += 1
        return lastID
    }

    /// Returns the timer if it has been cancelled before it came.
    mutating func add(_ timer: LoopTimer) -> LoopTimer? {
        if cancelled.remove(timer.id) != nil { return timer }
        timers.insert(timer, at: timers.firstIndex { $0.deadline > timer.deadline } ?? timers.endIndex)
        return nil
    }

    /// Takes the timer out; one that isn't there may still come.
    mutating func cancel(_ id: UInt64) -> LoopTimer? {
        guard let index = timers.firstIndex(where: { $0.id == id }) else {
            cancelled.insert(id)
            return nil
        }
        return timers.remove(at: index)
    }

    /// Takes out what is due.
    mutating func takeDue(at now: ContinuousClock.Instant) -> [LoopTimer] {
        let count = timers.prefix { $0.deadline <= now + Self.leeway }.count
        defer { timers.removeFirst(count) }
        return Array(timers.prefix(count))
    }
}
