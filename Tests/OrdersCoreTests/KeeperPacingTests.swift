import OrdersCore
import Testing

@Suite("How often the background folds")
struct KeeperPacingTests {
    private func outcome(rows: Int, lockHeld: Duration = .zero, isFinished: Bool = false)
        -> KeeperPacing.Event
    {
        .folded(TotalsBatchOutcome(rows: rows, lockHeld: lockHeld, isFinished: isFinished))
    }

    @Test("goes on soon after a fold that left something, resting four times as long as it held the lock")
    func goesOn() {
        var pacing = KeeperPacing()
        #expect(pacing.next(after: outcome(rows: 500, lockHeld: .milliseconds(5))) == .milliseconds(20))
        #expect(pacing.next(after: outcome(rows: 500, lockHeld: .microseconds(10))) == .milliseconds(2))
    }

    @Test("waits a tenth of a second after a fold that left nothing")
    func finished() {
        var pacing = KeeperPacing()
        let event = outcome(rows: 500, lockHeld: .milliseconds(1), isFinished: true)
        #expect(pacing.next(after: event) == .milliseconds(100))
    }

    @Test(
        "looks less and less often while nothing happens, at least once a second, and often again afterwards")
    func idle() {
        var pacing = KeeperPacing()
        let idle = outcome(rows: 0, isFinished: true)
        let waits = (0..<12).map { _ in pacing.next(after: idle) }
        #expect(waits == ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10]).map { .milliseconds($0 * 100) })
        _ = pacing.next(after: outcome(rows: 1))
        #expect(pacing.next(after: idle) == .milliseconds(100))
    }

    @Test("looks again soon when somebody else has the lock, and seldom where there is nothing to keep")
    func otherEvents() {
        var pacing = KeeperPacing()
        #expect(pacing.next(after: .busy) == .milliseconds(100))
        #expect(pacing.next(after: .unavailable) == .seconds(5))
    }

    @Test("takes smaller batches when they hold the lock too long, larger ones when there is room")
    func batches() {
        var pacing = KeeperPacing()
        let first = pacing.batchSize
        _ = pacing.next(after: outcome(rows: 500, lockHeld: .milliseconds(50)))
        #expect(pacing.batchSize < first)
        for _ in 0..<100 { _ = pacing.next(after: outcome(rows: 500, lockHeld: .microseconds(100))) }
        #expect(pacing.batchSize > first)
    }
}
