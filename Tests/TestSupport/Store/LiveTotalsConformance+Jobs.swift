import OrdersCore
import Testing

extension LiveTotalsConformance {
    /// The jobs that build, fold and remove them.
    public static let jobs: [ConformanceCase] = [
        ConformanceCase("where nothing waits a fold does nothing and takes no lock", shop) {
            subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build()
            try await subject.put([Shop.order(20, user: 2, cents: 70)], in: .main)
            #expect(try await subject.store.totalsStatus(at: Shop.now).pendingRows == 1)
            try await totals.foldAll()
            let status = try await subject.store.totalsStatus(at: Shop.now)
            for _ in 0..<2 {
                let outcome = try await totals.fold()
                #expect(outcome == TotalsBatchOutcome(rows: 0, lockHeld: .zero, isFinished: true))
            }
            #expect(try await subject.store.totalsStatus(at: Shop.now) == status)
            #expect(status.pendingRows == 0)
        },
        ConformanceCase("verification compares every user and finds nothing", shop) { subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build()
            try await subject.put([Shop.order(2, user: 3), Shop.order(30, user: 4)], in: .main)
            for now in [Shop.now, day(3), day(30)] {
                let verification = try await subject.store.verifyTotals(at: now)
                #expect(verification.isExact, "\(verification.summary)")
                #expect(verification.users >= 4)
                try await totals.foldAll(at: now)
            }
            try await totals.run(TotalsVerifyJob(totals: subject.store), at: day(30))
        },
        ConformanceCase("a build that was interrupted is gone on with by another process", shop) {
            subject async throws in
            let totals = TotalsFixture(subject: subject)
            let record = try await begun(subject)
            #expect(try await totals.condition() == .building)
            try await totals.expectDirect()
            #expect(await code { try await totals.report(.live) } == .unsupported)
            #expect(await code { try await totals.fold() } == .jobHeld)
            try await subject.put([Shop.order(1, cents: 4_000), Shop.order(40, user: 3)], in: .main)
            let second = try await subject.openAgain()
            let ended = try await totals.runner(second).resume(
                JobWorkshop(store: second).job(for: record), id: record.id)
            #expect(ended.state == .done, "\(ended)")
            try await second.close()
            try await totals.expectLive()
        },
        ConformanceCase("without the lease nothing is begun, folded or removed", shop) {
            subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build()
            try await subject.put([Shop.order(50, user: 2)], in: .main)
            let job = try await JobFixture(subject.store, kind: .totalsBuild).start()
            let later = Shop.now.adding(seconds: 120)
            _ = try await subject.store.acquire(
                job.id, lease: JobFixture.lease(JobFixture.other, from: later), deadOwner: nil, at: later)
            let lost = JobFixture.checkpoint(job, position: "folding")
            let status = try await subject.store.totalsStatus(at: Shop.now)
            let batch = TotalsBatch(rows: 100, now: Shop.now, checkpoint: lost)
            #expect(await code { try await subject.store.beginTotals(lost) } == .jobHeld)
            #expect(await code { try await subject.store.foldTotals(batch) } == .jobHeld)
            #expect(await code { try await subject.store.removeTotals(batch) } == .jobHeld)
            #expect(try await subject.store.totalsStatus(at: Shop.now) == status)
            try await totals.expectLive()
        },
        ConformanceCase("building anew begins at nothing and ends right", shop) { subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build(at: day(40))
            try await totals.expectDirect()
            try await totals.build()
            try await totals.expectLive()
            #expect(try await subject.store.totalsStatus(at: Shop.now).countedOrders == 6)
        },
        ConformanceCase("removing leaves no trace of them", shop) { subject async throws in
            let totals = TotalsFixture(subject: subject)
            let without = try await subject.store.teardownStatements()
            try await totals.build()
            #expect(try await subject.store.teardownStatements() != without)
            #expect(try await subject.store.previewTotals(.removal).rows > 0)
            try await totals.run(TotalsRemovalJob(rows: nil, totals: subject.store, clock: LeapingClock()))
            #expect(try await subject.store.teardownStatements() == without)
            #expect(try await subject.store.previewTotals(.removal).statements.isEmpty)
            let second = try await subject.openAgain()
            #expect(try await second.totalsStatus(at: Shop.now).condition == .absent)
            try await second.close()
            #expect(await code { try await totals.report(.live) } == .unsupported)
            try await subject.put([Shop.order(60)], in: .main)
            #expect(try await totals.report(.auto).source == .direct)
        },
        ConformanceCase("teardown takes them along", shop) { subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build()
            try await subject.store.tearDown()
            #expect(try await totals.condition() == .absent)
            #expect(subject.store.availability(of: .keepTotals) != .available)
            try await subject.put([Shop.order(70)], in: .main)
        },
    ]

    /// A build that has begun and whose process is gone.
    private static func begun(_ subject: any StoreUnderTest) async throws -> JobRecord {
        let job = try await JobFixture(subject.store, kind: .totalsBuild).start()
        try await subject.store.beginTotals(JobFixture.checkpoint(job, position: "folding"))
        return try await subject.store.job(job.id)
    }
}
