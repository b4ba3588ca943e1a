import OrdersCore
import Testing

@Suite("Batch pacing")
struct BatchPacingTests {
    /// A disk that takes so many microseconds a row.
    private func settle(microsecondsPerRow: Double, batches: Int = 200) -> (
        pacing: BatchPacing, worst: Duration
    ) {
        var pacing = BatchPacing(maxWriterStall: .milliseconds(10))
        var worst = Duration.zero
        for batch in 0..<batches {
            let held = Duration.microseconds(Int64(Double(pacing.batchSize) * microsecondsPerRow))
            if batch > batches / 2 { worst = max(worst, held) }
            pacing.record(lockHeld: held)
        }
        return (pacing, worst)
    }

    @Test("keeps the lock under the limit on any disk", arguments: [0.5, 3, 10, 100])
    func limit(microsecondsPerRow: Double) {
        #expect(settle(microsecondsPerRow: microsecondsPerRow).worst <= .milliseconds(10))
    }

    @Test("moves more rows at once on a faster disk")
    func adapts() {
        let (fast, slow) = (settle(microsecondsPerRow: 1), settle(microsecondsPerRow: 50))
        #expect(fast.pacing.batchSize > slow.pacing.batchSize)
        #expect(fast.pacing.batchSize > 1_000)
    }

    @Test("steps back at once when the lock was held too long, but always moves something")
    func stepsBack() {
        var pacing = BatchPacing(maxWriterStall: .milliseconds(10))
        let before = pacing.batchSize
        pacing.record(lockHeld: .milliseconds(30))
        #expect(pacing.batchSize < before)
        for _ in 0..<100 { pacing.record(lockHeld: .seconds(1)) }
        #expect(pacing.batchSize > 0)
    }

    @Test("steps back when a probe waited too long, though its own lock was short")
    func probes() {
        var pacing = BatchPacing(maxWriterStall: .milliseconds(10))
        let before = pacing.batchSize
        pacing.record(lockHeld: .milliseconds(1), probed: .milliseconds(11))
        #expect(pacing.batchSize < before)
        pacing.record(lockHeld: .milliseconds(1), probed: .milliseconds(3))
        #expect(pacing.batchSize > before * 3 / 4)
    }

    @Test("rests as long as it held the lock, within bounds")
    func rests() {
        var pacing = BatchPacing()
        pacing.record(lockHeld: .milliseconds(5))
        #expect(pacing.rest == .milliseconds(5))
        pacing.record(lockHeld: .microseconds(10))
        #expect(pacing.rest == .milliseconds(2))
        pacing.record(lockHeld: .seconds(2))
        #expect(pacing.rest == .milliseconds(50))
    }

    @Test("stays under a third of the limit while others write, and uses it while nobody does")
    func shares() {
        func settled(_ othersWrote: Bool) -> Duration {
            var pacing = BatchPacing(maxWriterStall: .milliseconds(10), batchRange: 1...1_000_000)
            for _ in 0..<200 {
                pacing.record(lockHeld: .microseconds(pacing.batchSize * 10), othersWrote: othersWrote)
            }
            return .microseconds(pacing.batchSize * 10)
        }
        #expect((.milliseconds(1) ... .milliseconds(3)).contains(settled(true)))
        #expect((.milliseconds(4) ... .milliseconds(9)).contains(settled(false)))
    }

    @Test("rests no longer than it takes to notice others while nobody else writes")
    func alone() {
        var pacing = BatchPacing(restShare: 4)
        pacing.record(lockHeld: .milliseconds(8), othersWrote: false)
        #expect(pacing.rest == .milliseconds(2))
        pacing.record(lockHeld: .milliseconds(8))
        #expect(pacing.rest == .milliseconds(32))
    }
}
