import OrdersCore
import Testing

/// What every engine's `JobJournal` does.
public enum JobJournalConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("a job is entered with its lease and found again", Shop()) { subject async throws in
            let fixture = JobFixture(subject.store, kind: .archive, rowsTotal: 12)
            let job = try await fixture.start()
            #expect(job.draft == fixture.draft)
            #expect(job.state == .running)
            #expect(job.lease == JobFixture.lease(JobFixture.owner))
            #expect(try await subject.store.job(job.id) == job)
            #expect(try await subject.store.jobs(includingFinished: false) == [job])
        },
        ConformanceCase("an unknown job is not found", Shop()) { subject async throws in
            #expect(await code { try await subject.store.job(JobID(77)) } == .notFound)
            #expect(await code { try await subject.store.log(of: JobID(77)) } == .notFound)
        },
        ConformanceCase("archive and restore exclude each other, other kinds themselves", Shop()) {
            subject async throws in
            let archive = try await JobFixture(subject.store, kind: .archive).start()
            for kind in [JobKind.archive, .restore] {
                #expect(await code { try await JobFixture(subject.store, kind: kind).start() } == .jobHeld)
            }
            _ = try await JobFixture(subject.store, kind: .sweep).start()
            #expect(await code { try await JobFixture(subject.store, kind: .sweep).start() } == .jobHeld)
            _ = try await subject.store.end(
                archive.id, owner: JobFixture.owner, state: .paused, message: "rest", at: Shop.now)
            #expect(await code { try await JobFixture(subject.store, kind: .restore).start() } == .jobHeld)
        },
        ConformanceCase("of two who enter a job at once one is refused", Shop()) { subject async throws in
            let second = try await subject.openAgain()
            async let one = code { try await JobFixture(subject.store, kind: .archive).start() }
            async let two = code { try await JobFixture(second, kind: .restore).start() }
            let codes = await [one, two]
            try await second.close()
            #expect(codes.filter { $0 == nil }.count == 1)
            #expect(codes.contains(.jobHeld))
        },
        ConformanceCase("a lease that lasts keeps others off, a lapsed one doesn't", Shop()) {
            subject async throws in
            let job = try await JobFixture(subject.store, kind: .archive).start()
            #expect(await code { try await take(job, subject, at: Shop.now.adding(seconds: 59)) } == .jobHeld)
            let later = Shop.now.adding(seconds: 60)
            let taken = try await take(job, subject, at: later)
            #expect(taken.lease == JobFixture.lease(JobFixture.other, from: later))
            #expect(await code { try await subject.store.record(checkpoint(job), addingRows: 1) } == .jobHeld)
            #expect(await code { try await end(job, subject) } == .jobHeld)
        },
        ConformanceCase("the lease of a dead owner doesn't count", Shop()) { subject async throws in
            let job = try await JobFixture(subject.store, kind: .archive).start()
            let taken = try await take(job, subject, deadOwner: JobFixture.owner, at: Shop.now)
            #expect(taken.lease?.owner == JobFixture.other)
        },
        ConformanceCase("a running job is asked, and taking it clears the question", Shop()) {
            subject async throws in
            let job = try await JobFixture(subject.store, kind: .archive).start()
            let asked = try await subject.store.request(.pause, of: job.id, deadOwner: nil, at: Shop.now)
            #expect(asked.state == .running)
            #expect(asked.request == .pause)
            let taken = try await take(job, subject, deadOwner: JobFixture.owner, at: Shop.now)
            #expect(taken.request == nil)
        },
        ConformanceCase("a job that nobody runs obeys at once", Shop()) { subject async throws in
            let job = try await JobFixture(subject.store, kind: .archive).start()
            let later = Shop.now.adding(seconds: 61)
            let paused = try await subject.store.request(.pause, of: job.id, deadOwner: nil, at: later)
            #expect(paused.state == .paused)
            let cancelled = try await subject.store.request(.cancel, of: job.id, deadOwner: nil, at: later)
            #expect(cancelled.state == .cancelled)
            #expect(cancelled.finishedAt == later)
            #expect(await code { try await take(job, subject, at: later) } == .invalidInput)
            #expect(
                await code { try await subject.store.request(.pause, of: job.id, deadOwner: nil, at: later) }
                    == .invalidInput)
        },
        ConformanceCase("checkpoints add rows, keep the place and prolong the lease", Shop()) {
            subject async throws in
            let job = try await JobFixture(subject.store, kind: .archive, rowsTotal: 10).start()
            let later = Shop.now.adding(seconds: 5)
            for position in ["i:1", "i:2"] {
                try await subject.store.record(
                    JobFixture.checkpoint(job, position: position, at: later), addingRows: 4)
            }
            let record = try await subject.store.job(job.id)
            #expect(record.rowsDone == 8)
            #expect(record.position == "i:2")
            #expect(record.meter == JobMeter(rowsPerSecond: 1_000, batchSize: 500))
            #expect(record.lease?.until == later.adding(seconds: 60))
        },
        ConformanceCase("an ended job gives its lease back and can be told from the others", Shop()) {
            subject async throws in
            let job = try await JobFixture(subject.store, kind: .archive).start()
            let done = try await end(job, subject)
            #expect(done.state == .done)
            #expect(done.lease == nil)
            #expect(done.message == "all moved")
            #expect(try await subject.store.jobs(includingFinished: false).isEmpty)
            #expect(try await subject.store.jobs(includingFinished: true) == [done])
            _ = try await JobFixture(subject.store, kind: .restore).start()
        },
        ConformanceCase("the log tells what happened, oldest first", Shop()) { subject async throws in
            let job = try await JobFixture(subject.store, kind: .archive).start()
            _ = try await subject.store.request(
                .pause, of: job.id, deadOwner: nil, at: Shop.now.adding(seconds: 1))
            _ = try await subject.store.end(
                job.id, owner: JobFixture.owner, state: .paused, message: "at a checkpoint",
                at: Shop.now.adding(seconds: 2))
            let log = try await subject.store.log(of: job.id)
            #expect(log.map(\.at) == [0, 1, 2].map { Shop.now.adding(seconds: $0) })
            #expect(
                log.map(\.text) == [
                    "entered by process 1 on here", "asked to pause", "paused: at a checkpoint",
                ])
        },
        ConformanceCase("the log of all jobs is told oldest first", Shop()) { subject async throws in
            let first = try await JobFixture(subject.store, kind: .archive).start()
            let second = try await JobFixture(subject.store, kind: .sweep).start()
            for (job, second) in [(second, 2), (first, 3)] {
                _ = try await subject.store.request(
                    .pause, of: job.id, deadOwner: nil, at: Shop.now.adding(seconds: Int64(second)))
            }
            let log = try await subject.store.recentLog(limit: 3)
            #expect(log.map(\.jobID) == [second.id, second.id, first.id])
            #expect(
                log.map(\.entry.text) == ["entered by process 1 on here", "asked to pause", "asked to pause"])
            #expect(log.last?.entry.at == Shop.now.adding(seconds: 3))
            #expect(try await subject.store.recentLog(limit: 100).count == 4)
        },
    ]

    private static func take(
        _ job: JobRecord, _ subject: any StoreUnderTest, deadOwner: LeaseOwner? = nil, at now: Instant
    ) async throws -> JobRecord {
        try await subject.store.acquire(
            job.id, lease: JobFixture.lease(JobFixture.other, from: now), deadOwner: deadOwner, at: now)
    }

    private static func end(_ job: JobRecord, _ subject: any StoreUnderTest) async throws -> JobRecord {
        try await subject.store.end(
            job.id, owner: JobFixture.owner, state: .done, message: "all moved", at: Shop.now)
    }

    private static func checkpoint(_ job: JobRecord) -> JobCheckpoint {
        JobFixture.checkpoint(job, position: "i:1")
    }
}
