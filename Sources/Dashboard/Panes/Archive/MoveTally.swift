import OrdersCore

/// How many orders jobs have moved since main and archive were counted.
struct MoveTally: Hashable, Sendable {
    /// How far a job was.
    private struct Stand: Hashable {
        let gone: Int64
        let moved: Int64

        init(_ job: JobRecord) {
            (gone, moved) = (job.rowsGone, job.rowsMoved)
        }

        /// Of a job that had not begun.
        init() {
            (gone, moved) = (0, 0)
        }
    }

    private let countedAt: Instant?
    /// What each job had done at the count.
    private var atCount: [JobID: Stand] = [:]
    /// What counts as the archive's since, flagged or moved, less what was restored.
    private(set) var archived: Int64 = 0
    /// What has moved to the archive since, less what has moved back.
    private(set) var moved: Int64 = 0

    /// Before the first count.
    init() {
        countedAt = nil
    }

    init(at instant: Instant, jobs: [JobRecord]) {
        countedAt = instant
        for job in jobs { atCount[job.id] = Stand(job) }
    }

    /// Takes in how far the jobs are. One that was made after the count started from nothing; of an older one
    /// that wasn't known then, only what it does from now on is new.
    mutating func follow(_ jobs: [JobRecord]) {
        guard let countedAt else { return }
        (archived, moved) = jobs.reduce((0, 0)) { sum, job in
            let first = atCount[job.id] ?? (job.createdAt >= countedAt ? Stand() : Stand(job))
            atCount[job.id] = first
            let now = Stand(job)
            let (gone, moved) = (now.gone &- first.gone, now.moved &- first.moved)
            return job.draft.kind == .archive
                ? (sum.0 &+ gone, sum.1 &+ moved) : (sum.0 &- gone, sum.1 &- moved)
        }
    }
}
