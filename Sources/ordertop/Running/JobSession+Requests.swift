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
        if phase == .cancelled { await JobWorkshop(store: store).tidyUp(after: answered) }
    }

    /// The record once nothing is asked of the job any more. It is read again after it was judged, because a
    /// process that answers and then ends would look dead to who holds the older record.
    private func settled(_ record: JobRecord) async throws -> JobRecord {
        var record = record
        let elapsed = ContinuousClock().stopwatch()
        while elapsed() < JobSession.patience {
            let isAnswered = ![.pausing, .cancelling].contains(host.phase(of: record))
            let newest = try await store.job(record.id)
            if isAnswered, newest == record { return record }
            record = newest
            try await Task.sleep(for: .milliseconds(20))
        }
        throw OrdersError(
            .jobHeld,
            "Job \(record.id) was asked to \(record.request?.rawValue ?? "stop") but hasn't answered yet; it will "
                + "at its next checkpoint, and `ordertop jobs` shows when.")
    }

    private static let patience = Duration.seconds(20)
}
