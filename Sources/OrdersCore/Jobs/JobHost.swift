/// The process that jobs run in, as far as leases care. The facts come in from outside, so that tests can
/// let processes die.
public struct JobHost: Sendable {
    /// This process.
    public let owner: LeaseOwner
    /// The wall clock that leases are measured by.
    public let now: @Sendable () -> Instant
    /// Whether an owner is known to be dead. False where nobody can tell, as on another machine.
    public let isDead: @Sendable (LeaseOwner) -> Bool

    public init(
        owner: LeaseOwner, now: @escaping @Sendable () -> Instant,
        isDead: @escaping @Sendable (LeaseOwner) -> Bool
    ) {
        self.owner = owner
        self.now = now
        self.isDead = isDead
    }

    /// The owner of a job's lease, when it is known to be dead.
    public func deadOwner(of record: JobRecord) -> LeaseOwner? {
        guard let owner = record.lease?.owner, isDead(owner) else { return nil }
        return owner
    }

    /// How a job stands now, with dead owners taken into account.
    public func phase(of record: JobRecord) -> JobPhase {
        record.phase(at: now(), ownerIsDead: deadOwner(of: record) != nil)
    }

    /// Whether a job's process died in its only step: nothing is left of it but its line in the journal.
    public func leftNothing(_ record: JobRecord) -> Bool {
        record.draft.kind.isOneStep && phase(of: record) == .interrupted
    }
}
