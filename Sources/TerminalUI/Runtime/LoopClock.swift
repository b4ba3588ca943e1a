/// The continuous clock, whose sleepers wake no thread but the loop's.
struct LoopClock: Clock {
    typealias Instant = ContinuousClock.Instant

    let executor: LoopExecutor

    var now: Instant { .now }

    var minimumResolution: Duration { ContinuousClock().minimumResolution }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await executor.sleep(until: deadline)
    }
}
