import OrdersCore

extension JobRunner {
    /// Runs a job to its end, as the command line does.
    ///
    /// - Throws: `OrdersError` (`engine`) when it doesn't get there.
    static func finish(
        _ job: any Job, in journal: any JobJournal,
        onChange: @escaping @Sendable (JobRecord) -> Void = { _ in }
    ) async throws -> JobRecord {
        let host = JobHost(
            owner: LeaseOwner(host: "benchmark", processID: 0, token: "benchmark"), now: wallClock,
            isDead: { _ in false })
        let record = try await JobRunner(journal: journal, host: host).start(job, onChange: onChange)
        guard record.state == .done else {
            let reason = record.message ?? "no reason given"
            throw OrdersError(.engine, "\(record.draft.title): \(record.state.rawValue), \(reason)")
        }
        return record
    }
}
