// What an engine asks of the journal's records before it changes them. What it then writes is its own.

extension JobRecord {
    /// Who runs the job at an instant; nil when nobody does.
    package func holder(at now: Instant, deadOwner: LeaseOwner?) -> LeaseOwner? {
        guard state == .running, let lease, lease.until > now, lease.owner != deadOwner else { return nil }
        return lease.owner
    }

    /// - Throws: `OrdersError` (`invalidInput`) when the job has ended.
    package func requireUnfinished() throws(OrdersError) {
        guard state.isFinal else { return }
        throw OrdersError(.invalidInput, "Job \(id) has ended (\(state.rawValue)): start a new one.")
    }

    /// - Throws: `OrdersError` (`invalidInput` when the job has ended, `jobHeld` when somebody else runs it).
    package func requireFree(
        for owner: LeaseOwner, deadOwner: LeaseOwner?, at now: Instant
    ) throws(OrdersError) {
        try requireUnfinished()
        guard let holder = holder(at: now, deadOwner: deadOwner), holder != owner else { return }
        throw OrdersError(
            .jobHeld, "Job \(id) is run by \(holder.shown): pause it there, or wait until it ends.")
    }

    /// - Throws: `OrdersError` (`jobHeld`) when the owner doesn't run the job.
    package func requireRun(by owner: LeaseOwner) throws(OrdersError) {
        guard state == .running, lease?.owner == owner else { throw .leaseLost(id) }
    }

    /// What becomes of a request: it is put to whoever runs the job, or carried out at once where nobody does.
    ///
    /// - Throws: `OrdersError` (`invalidInput`) when the job has ended.
    package func answer(
        to request: JobRequest, deadOwner: LeaseOwner?, at now: Instant
    ) throws(OrdersError) -> JobAnswer {
        try requireUnfinished()
        guard holder(at: now, deadOwner: deadOwner) == nil else { return .put }
        let state: JobState = request == .pause ? .paused : .cancelled
        return .settled(state, message: "\(state.rawValue) while nobody ran it")
    }
}

/// What becomes of a request.
package enum JobAnswer: Hashable, Sendable {
    /// It is entered for the process that runs the job.
    case put
    /// The job gets this state, and this line in its log.
    case settled(JobState, message: String)
}

extension JobDraft {
    /// - Parameter other: The newest unfinished job of the kinds that this one excludes.
    /// - Throws: `OrdersError` (`jobHeld`) when there is one.
    package func requireAlone(besides other: JobRecord?) throws(OrdersError) {
        guard let other else { return }
        throw OrdersError(
            .jobHeld, "Job \(other.id) (\(other.draft.title)) is unfinished: resume or cancel it first.")
    }
}

extension LeaseOwner {
    package var shown: String { "process \(processID) on \(host)" }
}

extension OrdersError {
    /// What a process gets that goes on writing a job's checkpoints after somebody took the job over.
    package static func leaseLost(_ id: JobID) -> OrdersError {
        OrdersError(.jobHeld, "Job \(id) is no longer this process's to run: see `ordertop jobs`.")
    }

    package static func noSuchJob(_ id: JobID) -> OrdersError {
        OrdersError(.notFound, "There is no job \(id): `ordertop jobs --all` lists them.")
    }

    /// What everything about jobs gets where the journal is missing.
    ///
    /// - Parameter name: What the database is called.
    package static func noJournal(in name: String) -> OrdersError {
        OrdersError(
            .unsupported, "\(name) has no journal: run `ordertop setup`, which adds ordertop's own tables.")
    }
}
