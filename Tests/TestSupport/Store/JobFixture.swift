import OrdersCore

/// Jobs for the suite's cases.
struct JobFixture {
    let store: any OrdersStore
    let draft: JobDraft

    init(_ store: any OrdersStore, kind: JobKind, rowsTotal: Int64? = nil) {
        self.store = store
        draft = JobDraft(
            kind: kind, title: "a job of kind \(kind.rawValue)", parameters: ["key": "value, \"quoted\""],
            rowsTotal: rowsTotal)
    }

    static let owner = LeaseOwner(host: "here", processID: 1, token: "a")
    static let other = LeaseOwner(host: "there", processID: 2, token: "b")

    /// Enters the job, with a lease of a minute from now.
    func start(at now: Instant = Shop.now) async throws -> JobRecord {
        try await store.create(draft, lease: JobFixture.lease(JobFixture.owner, from: now), at: now)
    }

    static func lease(_ owner: LeaseOwner, from now: Instant = Shop.now) -> JobLease {
        JobLease(owner: owner, until: now.adding(seconds: 60))
    }

    static func checkpoint(
        _ job: JobRecord, owner: LeaseOwner = owner, position: String, at now: Instant = Shop.now
    ) -> JobCheckpoint {
        JobCheckpoint(
            jobID: job.id, lease: lease(owner, from: now), position: position,
            meter: JobMeter(rowsPerSecond: 1_000, batchSize: 500), at: now)
    }
}
