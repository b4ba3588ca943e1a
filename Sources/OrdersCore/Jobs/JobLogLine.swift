/// A line of the journal's log with the job that it is about.
public struct JobLogLine: Hashable, Sendable {
    public let jobID: JobID
    public let entry: JobLogEntry

    public init(jobID: JobID, entry: JobLogEntry) {
        self.jobID = jobID
        self.entry = entry
    }
}
