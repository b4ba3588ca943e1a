/// One short transaction that gives pages back which are free inside a database's file.
public struct SpaceStep: Hashable, Sendable {
    /// At most so many.
    public let pages: Int
    /// Written in the step's own transaction.
    public let checkpoint: JobCheckpoint

    public init(pages: Int, checkpoint: JobCheckpoint) {
        self.pages = pages
        self.checkpoint = checkpoint
    }
}

/// What such a step did.
public struct SpaceOutcome: Hashable, Sendable {
    /// What the file is smaller by.
    public let bytes: Int64
    /// How long the step held the write lock.
    public let lockHeld: Duration
    public let isFinished: Bool
    /// What a person can do about bytes that stay in the file, as the second half of a sentence; nil where there is
    /// nothing to do.
    public let advice: String?

    public init(bytes: Int64, lockHeld: Duration, isFinished: Bool, advice: String? = nil) {
        self.bytes = bytes
        self.lockHeld = lockHeld
        self.isFinished = isFinished
        self.advice = advice
    }
}
