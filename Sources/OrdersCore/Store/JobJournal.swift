/// The role that remembers jobs, across processes and crashes.
///
/// Every function throws `OrdersError`: `unsupported` where `setup` has not been run, `readOnly`, `busy`.
public protocol JobJournal: Sendable {
    /// Jobs, newest first; unfinished ones only unless `includingFinished`.
    func jobs(includingFinished: Bool) async throws -> [JobRecord]

    /// - Throws: `notFound`.
    func job(_ id: JobID) async throws -> JobRecord

    /// Enters a job and takes its lease in one transaction.
    ///
    /// - Throws: `jobHeld` when a job of a kind that excludes this one is unfinished: archive and restore runs
    ///   exclude each other, every other kind itself.
    func create(_ draft: JobDraft, lease: JobLease, at now: Instant) async throws -> JobRecord

    /// Takes the lease of an unfinished job, clears what was asked of it and sets it running.
    ///
    /// - Parameter deadOwner: an owner known to be dead, whose lease doesn't count.
    /// - Throws: `jobHeld` when another owner's lease lasts, `invalidInput` when the job has ended.
    func acquire(_ id: JobID, lease: JobLease, deadOwner: LeaseOwner?, at now: Instant) async throws
        -> JobRecord

    /// Asks something of a job. A job that nobody runs any more changes its state at once.
    ///
    /// - Parameter deadOwner: an owner known to be dead, whose lease doesn't count.
    /// - Throws: `notFound`, `invalidInput` when the job has ended.
    func request(
        _ request: JobRequest, of id: JobID, deadOwner: LeaseOwner?, at now: Instant
    ) async throws -> JobRecord

    /// Records a checkpoint outside the work's own transaction, adding `rows` to what is done.
    ///
    /// - Throws: `jobHeld` when the lease is lost.
    func record(_ checkpoint: JobCheckpoint, addingRows rows: Int64) async throws

    /// Ends a run: gives the lease back and sets the state, `paused` included.
    ///
    /// - Throws: `jobHeld` when the lease is lost.
    func end(
        _ id: JobID, owner: LeaseOwner, state: JobState, message: String, at now: Instant
    ) async throws -> JobRecord

    /// What happened to a job, oldest first: entered, taken, asked, ended.
    func log(of id: JobID) async throws -> [JobLogEntry]

    /// The newest lines of the logs of all jobs, whichever process wrote them, oldest first.
    func recentLog(limit: Int) async throws -> [JobLogLine]
}

/// One line of a job's log.
public struct JobLogEntry: Hashable, Sendable {
    public let at: Instant
    public let text: String

    public init(at: Instant, text: String) {
        self.at = at
        self.text = text
    }
}
