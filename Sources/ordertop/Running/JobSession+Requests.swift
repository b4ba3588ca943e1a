import OrdersCore

extension JobSession {
    /// Asks something of a job and waits until it has happened.
    ///
    /// - Throws: `OrdersError`: `invalidInput` when the job has ended, `jobHeld` when its process doesn't answer.
    func ask(_ request: JobRequest, of record: JobRecord) async throws {
        let asked = try await store.request(
            request, of: record.id, deadOwner: host.deadOwner(of: record), at: host.now())
        let answered = try await settled(asked)
        try console.print(OutputDocument(job: answered, host: host), as: format)
        let phase = host.phase(of: answered)
        console.say("Job \(answered.id) is \(phase.rawValue) after \(answered.rowsDone.grouped) rows.")
    }

    /// The record once nothing is asked of the job any more.
    private func settled(_ record: JobRecord) async throws -> JobRecord {
        var record = record
        let elapsed = ContinuousClock().stopwatch()
        while [.pausing, .cancelling].contains(host.phase(of: record)) {
            guard elapsed() < JobSession.patience else {
                throw OrdersError(
                    .jobHeld,
                    "Job \(record.id) was asked to \(record.request?.rawValue ?? "stop") but hasn't answered yet; "
                        + "it will at its next checkpoint, and `ordertop jobs` shows when.")
            }
            try await Task.sleep(for: .milliseconds(50))
            record = try await store.job(record.id)
        }
        return record
    }

    private static let patience = Duration.seconds(20)
}
