/// One short transaction that removes dead flags.
public struct FlagSweepStep: Hashable, Sendable {
    /// The last order of the step before; nil for the first.
    public let after: Order.ID?
    /// At most so many.
    public let limit: Int
    /// How long the write lock must have been free since the step before.
    public let rest: Duration
    /// Written in the step's own transaction; nil where no run does this.
    public let checkpoint: JobCheckpoint?

    public init(after: Order.ID?, limit: Int, rest: Duration, checkpoint: JobCheckpoint?) {
        self.after = after
        self.limit = limit
        self.rest = rest
        self.checkpoint = checkpoint
    }
}

/// What such a step did.
public struct FlagSweepOutcome: Hashable, Sendable {
    /// The last order whose flag it removed; nil when there was none left.
    public let last: Order.ID?
    /// How long the step held the write lock.
    public let lockHeld: Duration

    public init(last: Order.ID?, lockHeld: Duration) {
        self.last = last
        self.lockHeld = lockHeld
    }
}
