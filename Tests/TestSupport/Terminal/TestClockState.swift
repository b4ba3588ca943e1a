/// Who sleeps on a test's clock, and until when.
struct TestClockState {
    struct Sleeper {
        let id: Int
        let deadline: TestClock.Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    var now = TestClock.Instant(offset: .zero)
    private(set) var sleepers: [Sleeper] = []
    private var lastID = 0
    private var cancelled: Set<Int> = []

    mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    /// Returns what wakes the sleeper at once, to be called outside of the lock.
    mutating func add(_ sleeper: Sleeper) -> (() -> Void)? {
        if cancelled.remove(sleeper.id) != nil {
            return { sleeper.continuation.resume(throwing: CancellationError()) }
        }
        guard sleeper.deadline > now else { return { sleeper.continuation.resume() } }
        sleepers.append(sleeper)
        return nil
    }

    /// The cancellation may come before the sleeper is there.
    mutating func cancel(_ id: Int) -> (() -> Void)? {
        guard let index = sleepers.firstIndex(where: { $0.id == id }) else {
            cancelled.insert(id)
            return nil
        }
        let sleeper = sleepers.remove(at: index)
        return { sleeper.continuation.resume(throwing: CancellationError()) }
    }

    mutating func advance(by duration: Duration) -> [Sleeper] {
        now = now.advanced(by: duration)
        let due = sleepers.filter { $0.deadline <= now }.sorted { $0.deadline < $1.deadline }
        sleepers.removeAll { $0.deadline <= now }
        return due
    }
}
