@testable import Dashboard
import OrdersCore
import Testing

struct RefreshPolicyTests {
    let start = Instant(milliseconds: 0)

    private func after(_ seconds: Int64) -> Instant { start.adding(seconds: seconds) }

    private func ask(_ policy: inout RefreshPolicy, at now: Instant, isForced: Bool = false) -> Bool {
        policy.starts(at: now, isForced: isForced)
    }

    @Test("A query is never asked while it is under way")
    func neverTwo() {
        var policy = RefreshPolicy()
        #expect(ask(&policy, at: start))
        #expect(!ask(&policy, at: after(100)))
        #expect(!ask(&policy, at: after(100), isForced: true))
    }

    @Test("What the person wanted while a query ran is asked as soon as it is done, once")
    func wantedMeanwhile() {
        var policy = RefreshPolicy()
        #expect(ask(&policy, at: start))
        #expect(!ask(&policy, at: after(5), isForced: true))
        policy.finished(at: after(10))
        #expect(ask(&policy, at: after(10)))
        #expect(policy.isForced)
        policy.finished(at: after(20))
        #expect(!ask(&policy, at: after(21)))
    }

    @Test("An unchanged database is asked again after a minute, a changed one at once")
    func unchanged() {
        var policy = RefreshPolicy()
        #expect(ask(&policy, at: start))
        policy.finished(at: start)
        #expect(!ask(&policy, at: after(59)))
        #expect(ask(&policy, at: after(60)))
        policy.finished(at: after(60))
        policy.markStale()
        #expect(ask(&policy, at: after(60)))
    }

    @Test("A query takes at most a twentieth of the time, unless the person asks")
    func rests() {
        var policy = RefreshPolicy()
        #expect(ask(&policy, at: start))
        policy.finished(at: after(4))
        policy.markStale()
        #expect(!ask(&policy, at: after(83)))
        #expect(ask(&policy, at: after(84)))
        policy.finished(at: after(88))
        #expect(ask(&policy, at: after(89), isForced: true))
    }

    @Test("A change that comes while a query runs is asked for afterwards")
    func changedMeanwhile() {
        var policy = RefreshPolicy()
        #expect(ask(&policy, at: start))
        policy.markStale()
        policy.finished(at: start)
        #expect(ask(&policy, at: start))
    }

    @Test("A clock that was set back holds nothing up")
    func clockSetBack() {
        var policy = RefreshPolicy()
        #expect(ask(&policy, at: after(1_000)))
        policy.finished(at: after(1_001))
        #expect(ask(&policy, at: start))
    }
}
