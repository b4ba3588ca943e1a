import Foundation
import OrdersCore

/// Hands a paused job over to a process of its own, which goes on after this one has ended.
struct BackgroundResume: Sendable {
    let options: CommonOptions
    let database: DatabaseLocation
    let journal: any JobJournal
    let host: JobHost
    var program = DetachedProcess.ownPath

    /// Starts `ordertop archive resume` and waits until it has taken the job.
    ///
    /// - Throws: `OrdersError` when it can't be started or doesn't take the job; then the job stays paused.
    func resume(_ id: JobID) async throws {
        let child = try DetachedProcess(
            program: program, arguments: arguments(for: id), environment: ["ORDERTOP_DB": database.reference])
        let elapsed = ContinuousClock().stopwatch()
        while elapsed() < .seconds(10) {
            // Asked first: a process that has ended since has done before what the journal says now.
            let isRunning = child.isRunning
            let record = try await journal.job(id)
            if record.state.isFinal || host.phase(of: record) == .running { return }
            guard isRunning else { break }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw OrdersError(
            .engine,
            "Job \(id) could not be left to another process; it is paused, and "
                + "`ordertop archive resume \(id)` goes on with it.")
    }

    private func arguments(for id: JobID) -> [String] {
        ["archive", "resume", String(id.number), "--yes"]
            + (options.schemaFile.map { ["--schema=\($0)"] } ?? [])
            + (options.log.map { ["--log=\($0)"] } ?? [])
    }
}
