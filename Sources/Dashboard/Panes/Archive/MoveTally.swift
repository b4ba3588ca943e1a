import OrdersCore

/// How many orders jobs have moved since main and archive were counted.
struct MoveTally: Hashable, Sendable {
    private let countedAt: Instant?
    /// What each job had done at the count.
    private var rowsAtCount: [JobID: Int64] = [:]
    /// Moved to the archive, less what was restored.
    private(set) var archived: Int64 = 0

    /// Before the first count.
    init() {
        countedAt = nil
    }

    init(at instant: Instant, jobs: [JobRecord]) {
        countedAt = instant
        for job in jobs { rowsAtCount[job.id] = job.rowsDone }
    }

    /// Takes in how far the jobs are. One that was made after the count started from nothing; of an older one
    /// that wasn't known then, only what it does from now on is new.
    mutating func follow(_ jobs: [JobRecord]) {
        guard let countedAt else { return }
        archived = jobs.reduce(0) { sum, job in
            let first = rowsAtCount[job.id] ?? (job.createdAt >= countedAt ? 0 : job.rowsDone)
            rowsAtCount[job.id] = first
            let moved = job.rowsDone &- first
            return job.draft.kind == .archive ? sum &+ moved : sum &- moved
        }
    }
}
