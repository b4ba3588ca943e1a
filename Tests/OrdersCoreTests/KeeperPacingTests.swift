import OrdersCore
import Testing

@Suite("Keeper pacing")
struct KeeperPacingTests {
    private func folded(
        _ rows: Int, in milliseconds: Int, isFinished: Bool, othersWrote: Bool = true
    ) -> KeeperPacing.Event {
        .folded(
            TotalsBatchOutcome(
                rows: rows, lockHeld: .milliseconds(milliseconds), isFinished: isFinished,
                othersWrote: othersWrote))
    }

    @Test("looks every 50 ms while many orders come, and less often while none do")
    func idle() {
        var pacing = KeeperPacing()
        #expect(pacing.next(after: folded(25, in: 1, isFinished: true)) == .milliseconds(50))
        let rests = (0..<30).map { _ in pacing.next(after: folded(0, in: 0, isFinished: true)) }
        #expect(rests.prefix(3) == [.milliseconds(50), .milliseconds(100), .milliseconds(200)])
        #expect(rests.last == .seconds(20))
        #expect(pacing.next(after: folded(90, in: 1, isFinished: true)) == .milliseconds(50))
        #expect(pacing.next(after: folded(0, in: 0, isFinished: true)) == .milliseconds(50))
    }

    @Test(
        "rests so long that a dozen orders come, at most 1.6 s while any do",
        arguments: [(5, 1_600), (50, 200), (500, 50), (5_000, 50)])
    func rate(perSecond: Int, expected: Int) {
        var pacing = KeeperPacing()
        for _ in 0..<30 { _ = pacing.next(after: folded(0, in: 0, isFinished: true)) }
        var rest = Duration.seconds(20)
        for _ in 0..<20 {
            let rows = Int((Double(perSecond) * (rest / .seconds(1))).rounded())
            rest = pacing.next(after: folded(rows, in: 1, isFinished: true))
        }
        #expect(rest == .milliseconds(expected))
    }

    @Test("orders that leave while nobody writes don't make it look more often")
    func onlyTime() {
        var pacing = KeeperPacing()
        for _ in 0..<30 { _ = pacing.next(after: folded(0, in: 0, isFinished: true)) }
        #expect(pacing.next(after: folded(2, in: 1, isFinished: true, othersWrote: false)) == .seconds(20))
        #expect(pacing.next(after: folded(900, in: 4, isFinished: false, othersWrote: false)) < .seconds(1))
        #expect(pacing.next(after: folded(90, in: 1, isFinished: true)) == .milliseconds(50))
    }

    @Test("lets orders leave every five minutes while nobody writes, and at once while somebody does")
    func leaving() {
        var pacing = KeeperPacing()
        let (now, mark) = (Instant(milliseconds: 1_795_350_667_123), Instant(milliseconds: 1_795_350_600_000))
        #expect(pacing.next(at: now).now == now)
        for _ in 0..<30 { _ = pacing.next(after: folded(0, in: 0, isFinished: true)) }
        #expect(pacing.next(at: now).now == mark)
        _ = pacing.next(after: folded(90, in: 1, isFinished: true))
        #expect(pacing.next(at: now).now == now)
    }

    @Test("leaves nine tenths of the time to those who write, and takes all of it when nobody does")
    func share() {
        var pacing = KeeperPacing()
        #expect(pacing.next(after: folded(900, in: 4, isFinished: false)) == .milliseconds(36))
        let rests = (0..<40).map { _ in
            pacing.next(after: folded(900, in: 4, isFinished: false, othersWrote: false))
        }
        #expect(rests.last == .milliseconds(2))
    }

    @Test("takes less at once where a fold holds the lock for long, more where it doesn't")
    func batches() {
        var pacing = KeeperPacing()
        let first = pacing.batchSize
        _ = pacing.next(after: folded(first, in: 9, isFinished: false))
        let smaller = pacing.batchSize
        #expect(smaller < first)
        _ = pacing.next(after: folded(first, in: 1, isFinished: false))
        #expect(pacing.batchSize > smaller)
    }

    @Test("looks again soon after another's lock, and seldom where there is nothing to keep")
    func others() {
        var pacing = KeeperPacing()
        #expect(pacing.next(after: .busy) == .milliseconds(50))
        #expect(pacing.next(after: .unavailable) == .seconds(5))
    }
}
