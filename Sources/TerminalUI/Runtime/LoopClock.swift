/// The continuous clock, whose sleepers wake no thread but the loop's.
public struct LoopClock: Clock {
    public typealias Instant = ContinuousClock.Instant

    private let executor: LoopExecutor

    public init(executor: LoopExecutor) {
        self.executor = executor
    }

    public var now: Instant { .now }

    public var minimumResolution: Duration { ContinuousClock().minimumResolution }

    public func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try await executor.sleep(until: deadline)
    }
}
