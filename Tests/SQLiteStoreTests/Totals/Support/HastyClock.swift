/// The machine's clock, on which one sleeps a fraction of the time only.
struct HastyClock: Clock {
    let times: Int

    var now: ContinuousClock.Instant { ContinuousClock.now }
    var minimumResolution: Duration { ContinuousClock().minimumResolution }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        try await ContinuousClock().sleep(for: (deadline - now) / times)
    }
}
