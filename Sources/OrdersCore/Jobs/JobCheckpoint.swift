/// What a job durably finished, written with the work itself where the engine can.
///
/// Writing one fails with `jobHeld` when the lease is no longer the writer's, and takes the work of its
/// transaction with it: a process that lost its lease can't move anything.
public struct JobCheckpoint: Hashable, Sendable {
    public let jobID: JobID
    /// Who writes, and until when the lease is prolonged.
    public let lease: JobLease
    /// Where the job goes on: the last key it finished, in the job's own notation. Nil leaves it as it is.
    public let position: String?
    public private(set) var meter: JobMeter
    public let at: Instant

    public init(jobID: JobID, lease: JobLease, position: String?, meter: JobMeter, at: Instant) {
        self.jobID = jobID
        self.lease = lease
        self.position = position
        self.meter = meter
        self.at = at
    }

    /// The same with so many more orders flagged, or without a flag again: the engine knows how many it were.
    public func addingFlagged(_ rows: Int64) -> JobCheckpoint {
        var checkpoint = self
        checkpoint.meter.flagged = (meter.flagged ?? 0) + rows
        return checkpoint
    }
}
