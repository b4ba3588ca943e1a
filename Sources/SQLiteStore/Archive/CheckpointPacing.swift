/// Decides when the mover writes the log back into the database file.
///
/// SQLite would do so in whichever commit finds 1,000 pages in the log, and that commit waits for the disk. While
/// orders move, commits of this connection leave it alone and the mover does it between batches, often enough
/// that the log stays small.
struct CheckpointPacing: Hashable, Sendable {
    /// Whether commits are kept from checkpointing.
    private(set) var isActive = false
    private var batches = 0
    private var rows = 0

    static let batchesBetween = 50
    /// A moved row touches about two pages of its own, in indexes by user: this keeps the log near 64 MB.
    static let rowsBetween = 8_000

    /// Counts a batch; true when it is time to checkpoint.
    mutating func recordBatch(rows moved: Int) -> Bool {
        batches += 1
        rows += moved
        guard batches >= CheckpointPacing.batchesBetween || rows >= CheckpointPacing.rowsBetween else {
            return false
        }
        batches = 0
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
