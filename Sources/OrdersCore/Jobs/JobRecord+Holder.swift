// What engines ask of a job's record before they change it.

extension JobRecord {
    /// Who runs the job at an instant; nil when nobody does.
    package func holder(at now: Instant, deadOwner: LeaseOwner?) -> LeaseOwner? {
        guard state == .running, let lease, lease.until > now, lease.owner != deadOwner else { return nil }
        return lease.owner
    }

    package func requireUnfinished() throws(OrdersError) {
        guard state.isFinal else { return }
        throw OrdersError(.invalidInput, "Job \(id) has ended (\(state.rawValue)): start a new one.")
    }
}

extension LeaseOwner {
    package var shown: String { "process \(processID) on \(host)" }
}
