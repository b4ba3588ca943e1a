/// Decides when the mover writes the log back into the database file.
///
/// SQLite would do so in whichever commit finds 1,000 pages in the log, and that commit waits for the disk.
/// While orders move, commits of this connection leave it alone and the mover does it between batches, often
/// enough that the log stays small.
struct CheckpointPacing: Hashable, Sendable {
    /// Whether commits are kept from checkpointing.
    private(set) var isActive = false
    private var rows = 0

    /// A moved row touches about two pages of its own, in the indexes by user: this keeps the log near 80 MB.
    /// Rarer is cheaper, because a page that many batches touched is written back once.
    static let rowsBetween = 10_000

    /// Counts a batch; true when it is time to checkpoint.
    mutating func recordBatch(rows moved: Int) -> Bool {
        rows += moved
        guard rows >= CheckpointPacing.rowsBetween else { return false }
        rows = 0
        return true
    }

    /// Marks the beginning; false when it was active already.
    mutating func begin() -> Bool {
        defer { isActive = true }
        return !isActive
    }

    /// Marks the end; false when it wasn't active.
    mutating func end() -> Bool {
        defer { self = CheckpointPacing() }
        return isActive
    }
}
