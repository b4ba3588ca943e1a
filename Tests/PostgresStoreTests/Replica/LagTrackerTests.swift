import Testing

@testable import PostgresStore

@Suite("How far a replica is behind")
struct LagTrackerTests {
    private let start = ContinuousClock.now

    private func after(_ seconds: Int) -> ContinuousClock.Instant { start + .seconds(seconds) }

    @Test("is nothing where it has come as far as the primary, however old its last transaction is")
    func idle() {
        var tracker = LagTracker()
        tracker.sawPrimary(100, at: after(0))
        #expect(tracker.lag(ofReplicaAt: 100, at: after(0), replayAge: .seconds(3_600)) == .zero)
        tracker.sawPrimary(100, at: after(50))
        #expect(tracker.lag(ofReplicaAt: 100, at: after(50), replayAge: .seconds(3_650)) == .zero)
    }

    @Test("counts from the last moment at which the primary was no further than it is")
    func behind() {
        var tracker = LagTracker()
        for second in 0...10 { tracker.sawPrimary(Int64(100 + second), at: after(second)) }
        #expect(tracker.lag(ofReplicaAt: 107, at: after(10), replayAge: .seconds(99)) == .seconds(3))
        #expect(tracker.lag(ofReplicaAt: 110, at: after(10), replayAge: nil) == .zero)
    }

    @Test("grows while the primary isn't seen, even for a replica that has all that was seen of it")
    func unseen() {
        var tracker = LagTracker()
        tracker.sawPrimary(100, at: after(0))
        #expect(tracker.lag(ofReplicaAt: 200, at: after(7), replayAge: nil) == .seconds(7))
    }

    @Test("is at most the age of its last transaction where the tracker hasn't seen so far back")
    func unknown() {
        var tracker = LagTracker()
        #expect(tracker.lag(ofReplicaAt: 5, at: after(0), replayAge: nil) == nil)
        tracker.sawPrimary(100, at: after(0))
        #expect(tracker.lag(ofReplicaAt: 5, at: after(0), replayAge: .seconds(12)) == .seconds(12))
    }
}
