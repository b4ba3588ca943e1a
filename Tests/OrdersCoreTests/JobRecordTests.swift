import OrdersCore
import Testing

@Suite("Job record")
struct JobRecordTests {
    private let now = Instant(milliseconds: 1_000_000)

    private func record(
        _ state: JobState = .running, request: JobRequest? = nil, leaseSeconds: Int64? = 10, done: Int64 = 0,
        total: Int64? = 100, rate: Double = 0
    ) -> JobRecord {
        let owner = LeaseOwner(host: "shop", processID: 7, token: "a")
        return JobRecord(
            id: JobID(1),
            draft: JobDraft(kind: .archive, title: "archive", parameters: [:], rowsTotal: total),
            state: state, request: request, position: nil, rowsDone: done,
            meter: JobMeter(rowsPerSecond: rate),
            lease: leaseSeconds.map { JobLease(owner: owner, until: now.adding(seconds: $0)) },
            createdAt: now,
            updatedAt: now, finishedAt: nil, message: nil)
    }

    @Test("a running job whose lease has run out was interrupted")
    func expired() {
        #expect(record().phase(at: now) == .running)
        #expect(record(leaseSeconds: 0).phase(at: now) == .interrupted)
        #expect(record(leaseSeconds: nil).phase(at: now) == .interrupted)
    }

    @Test("a dead owner's lease counts for nothing, so a job can't stay in pausing for ever")
    func dead() {
        #expect(record(request: .pause).phase(at: now) == .pausing)
        #expect(record(request: .pause).phase(at: now, ownerIsDead: true) == .interrupted)
    }

    @Test("progress and time left follow rows and rate, and stay silent where nothing is known")
    func progress() {
        #expect(record(done: 25).fraction == 0.25)
        #expect(record(done: 250).fraction == 1)
        #expect(record(total: 0).fraction == 1)
        #expect(record(total: nil).fraction == nil)
        #expect(record(done: 50, rate: 10).timeLeft == .seconds(5))
        #expect(record(done: 50).timeLeft == nil)
    }

    @Test("an owner is read back from the journal, host names with colons included")
    func owner() {
        let owner = LeaseOwner(host: "fe80::1", processID: 42, token: "9f")
        #expect(LeaseOwner(text: owner.text) == owner)
        #expect(LeaseOwner(text: "nonsense") == nil)
    }
}
