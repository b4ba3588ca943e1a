import OrdersCore
import Testing

@testable import SQLiteStore

extension SQLiteStore {
    /// Moves a selection by a job, as a command does.
    @discardableResult
    func run(_ selection: ArchiveSelection, until state: JobState = .done) async throws -> JobRecord {
        let job = MoveJob(selection: selection, rows: nil, maxWriterStall: .milliseconds(100), archive: self)
        let host = JobHost(
            owner: LeaseOwner(host: "here", processID: 1, token: "t"),
            now: { Instant(microseconds: 1_795_348_800_000_000) }, isDead: { _ in false })
        let record = try await JobRunner(journal: self, host: host).start(job)
        #expect(record.state == state, "\(record.message ?? "")")
        return record
    }
}
