/// One short transaction of a run: the orders to move, and the checkpoint to write with them.
public struct ArchiveBatch: Hashable, Sendable {
    public let selection: ArchiveSelection
    /// In ascending order.
    public let orderIDs: [Order.ID]
    /// Written in the batch's own transaction; its rows are what the engine moved.
    public let checkpoint: JobCheckpoint
    /// How long the write lock must have been free since the run's last batch before this one takes it.
    public let rest: Duration
    /// How much longer, where nobody else has written in that time, because somebody is missed.
    public let patience: Duration

    public init(
        selection: ArchiveSelection, orderIDs: [Order.ID], checkpoint: JobCheckpoint, rest: Duration = .zero,
        patience: Duration = .zero
    ) {
        self.selection = selection
        self.orderIDs = orderIDs
        self.checkpoint = checkpoint
        self.rest = rest
        self.patience = patience
    }
}

/// What a batch did.
public struct ArchiveBatchOutcome: Hashable, Sendable {
    public let moved: Int
    /// Rows that were no longer there or no longer in the selection, and stayed as they are.
    public let heldBack: Int
    /// How long the batch held the write lock, which is how long it could make a writer wait.
    public let lockHeld: Duration
    /// Whether somebody else has written since the batch before.
    public let othersWrote: Bool

    public init(moved: Int, heldBack: Int, lockHeld: Duration, othersWrote: Bool = true) {
        self.moved = moved
        self.heldBack = heldBack
        self.lockHeld = lockHeld
        self.othersWrote = othersWrote
    }
}
