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
        #expect(fast.pacing.batchSize > 900)
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

    @Test(
        "rests as long as a writer sleeps that came in the way, within bounds",
        arguments: [
            (.microseconds(10), .milliseconds(2)), (.milliseconds(2), .microseconds(2_600)),
            (.milliseconds(3), .microseconds(5_900)), (.milliseconds(10), .microseconds(11_400)),
            (.seconds(2), .milliseconds(50)),
        ] as [(Duration, Duration)])
    func rests(lockHeld: Duration, rest: Duration) {
        var pacing = BatchPacing()
        pacing.record(lockHeld: lockHeld)
        #expect(pacing.rest == rest)
    }

    /// What SQLite's own busy handler does, against a lock that is held and free by turns.
    @Test("a writer that comes at any moment sleeps twice at most")
    func writers() {
        let tries = [0.0, 1.05, 3.1, 8.2]
        for held in stride(from: 0.2, through: 2.8, by: 0.1) {
            var pacing = BatchPacing()
            pacing.record(lockHeld: .microseconds(Int64(held * 1_000)))
            let cycle = held + pacing.rest.inMilliseconds
            for arrival in stride(from: 0, to: held, by: 0.05) {
                let found = tries.firstIndex { (arrival + $0).truncatingRemainder(dividingBy: cycle) >= held }
                #expect((found ?? 9) <= 2, "held \(held) ms, arrived at \(arrival)")
            }
        }
    }

    @Test("rests no longer than it takes to notice others once nobody else writes")
    func alone() {
        var pacing = BatchPacing(restShare: 4)
        pacing.record(lockHeld: .milliseconds(8))
        #expect(pacing.rest == .milliseconds(32))
        for _ in 0..<40 { pacing.record(lockHeld: .milliseconds(8), othersWrote: false) }
        #expect(pacing.rest == .milliseconds(2))
        pacing.record(lockHeld: .milliseconds(8))
        #expect(pacing.rest == .milliseconds(32))
    }

    @Test("a writer that was there in every rest and is missed is waited for, but not for good")
    func missedWriter() {
        var pacing = BatchPacing()
        #expect(pacing.patience == .zero)
        for _ in 0..<10 { pacing.record(lockHeld: .milliseconds(2)) }
        #expect(pacing.patience > .milliseconds(5))
        let rests = (0..<4).map { _ in
            pacing.record(lockHeld: .milliseconds(2), othersWrote: false)
            return (pacing.rest.inMilliseconds * 10).rounded() / 10
        }
        #expect(rests == [5.9, 11.4, 16.9, 2.6])
    }

    @Test("a writer that comes now and then is not waited for, and batches stay short beside it")
    func rareWriter() {
        var pacing = BatchPacing()
        for batch in 0..<300 {
            let held = Duration.microseconds(pacing.batchSize * 3)
            pacing.record(lockHeld: held, othersWrote: batch.isMultiple(of: 10))
            #expect(pacing.rest < .milliseconds(6))
            if batch > 50 { #expect(held < .milliseconds(3)) }
        }
    }
}
