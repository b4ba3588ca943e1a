import OrdersCore
import Testing

/// A store with live totals that are built by a job.
struct TotalsFixture {
    let subject: any StoreUnderTest
    var store: any OrdersStore { subject.store }

    /// Runs the job that builds them.
    @discardableResult
    func build(at now: Instant = Shop.now) async throws -> JobRecord {
        try await run(TotalsBuildJob(rows: nil, totals: store, clock: LeapingClock()), at: now)
    }

    @discardableResult
    func run(_ job: any Job, at now: Instant = Shop.now) async throws -> JobRecord {
        let record = try await runner(at: now).start(job)
        #expect(record.state == .done, "\(record)")
        return record
    }

    func runner(_ store: (any OrdersStore)? = nil, at now: Instant = Shop.now) -> JobRunner {
        JobRunner(
            journal: store ?? self.store,
            host: JobHost(owner: JobFixture.owner, now: { now }, isDead: { _ in true }), clock: LeapingClock()
        )
    }

    func fold(at now: Instant = Shop.now, rows: Int = 100) async throws -> TotalsBatchOutcome {
        try await store.foldTotals(TotalsBatch(rows: rows, now: now))
    }

    func foldAll(at now: Instant = Shop.now) async throws {
        while try await !fold(at: now).isFinished {}
    }

    func condition(at now: Instant = Shop.now) async throws -> TotalsStatus.Condition {
        try await store.totalsStatus(at: now).condition
    }

    func report(
        _ source: ReportSourceChoice, at now: Instant = Shop.now, limit: Int = 100
    ) async throws -> TopSpendersReport {
        let window = ReportWindow(asOf: now, isBounded: false)
        return try await store.topSpenders(TopSpendersQuery(window: window, limit: limit, via: source))
    }

    /// Requires the live totals to answer as the direct report does, from the first spender to the last.
    func expectLive(at now: Instant = Shop.now, _ location: SourceLocation = #_sourceLocation) async throws {
        for limit in [0, 1, 2, 100] {
            let live = try await report(.auto, at: now, limit: limit)
            let direct = try await report(.direct, at: now, limit: limit)
            #expect(live.spenders == direct.spenders, sourceLocation: location)
            #expect(live.source == .live, "\(live.notice ?? "")", sourceLocation: location)
            #expect(live.notice == nil, sourceLocation: location)
        }
    }

    /// Requires the direct report to answer in the totals' place, and to say so.
    func expectDirect(
        _ source: ReportSourceChoice = .auto, at now: Instant = Shop.now,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let report = try await report(source, at: now)
        #expect(report.source == .direct, sourceLocation: location)
        #expect(report.notice != nil, sourceLocation: location)
        let direct = try await self.report(.direct, at: now)
        #expect(report.spenders == direct.spenders, sourceLocation: location)
    }
}
