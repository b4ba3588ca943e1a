@testable import Dashboard
import OrdersCore
import Testing

/// How long a direct report is shown before it is computed anew.
struct ReportCacheTests {
    static func report(_ elapsed: Duration, source: ReportSource = .direct) -> TopSpendersReport {
        let window = ReportWindow(asOf: Instant(milliseconds: 0), isBounded: false)
        return TopSpendersReport(window: window, source: source, elapsed: elapsed, spenders: [])
    }

    static func decision(
        _ cache: ReportCache = ReportCache(), elapsed: Duration = .milliseconds(1_400), age: Duration,
        totals: TotalsStatus.Condition? = .absent
    ) -> ReportCache.Decision {
        cache.decision(for: report(elapsed), age: age, totals: totals)
    }

    @Test("By default a report of over a second is kept for five minutes, and not a moment longer")
    func standard() {
        #expect(Self.decision(age: .zero) == .keep)
        #expect(Self.decision(age: .milliseconds(299_999)) == .keep)
        #expect(Self.decision(age: .seconds(300)) == .renew)
    }

    @Test("By default a report of a second or less follows the database")
    func quick() {
        #expect(Self.decision(elapsed: .seconds(1), age: .zero) == .follow)
        #expect(Self.decision(elapsed: .milliseconds(1_001), age: .zero) == .keep)
    }

    @Test("What the person sets holds for quick and slow reports alike, and zero means never")
    func chosen() {
        let minute = ReportCache(timeToLive: .seconds(60))
        #expect(Self.decision(minute, elapsed: .milliseconds(3), age: .seconds(59)) == .keep)
        #expect(Self.decision(minute, elapsed: .seconds(30), age: .seconds(60)) == .renew)
        #expect(Self.decision(ReportCache(timeToLive: .zero), elapsed: .seconds(30), age: .zero) == .follow)
    }

    @Test("Live totals leave nothing to cache; while they can't answer the cache goes on")
    func totals() {
        #expect(Self.decision(age: .zero, totals: .ready) == .follow)
        for condition in [nil, .absent, .building, .doubtful(reason: ""), .broken(reason: "")]
            as [TotalsStatus.Condition?]
        {
            #expect(Self.decision(age: .zero, totals: condition) == .keep)
        }
        let live = Self.report(.seconds(2), source: .live)
        let minute = ReportCache(timeToLive: .seconds(60))
        #expect(minute.decision(for: live, age: .zero, totals: .absent) == .follow)
    }

    @Test("A clock that was set back makes no report immortal")
    func clockSetBack() {
        #expect(Self.decision(age: .seconds(-1)) == .renew)
    }
}
