/// Decides when the mover writes the log back into the database file.
///
/// SQLite would do so in whichever commit finds 1,000 pages in the log, and that commit waits for the disk.
/// While orders move, commits of this connection leave it alone and the mover does it between batches, often
/// enough that the log stays small.
///
/// That alone would let the log grow as long as others write: it begins anew only when a writer finds all of it
/// written back, and they add to it meanwhile. So a long log is then finished under the write lock. Nearly
/// nothing is left to write by then, and where a reader is in the way it is left for the next time.
struct CheckpointPacing: Hashable, Sendable {
    /// Whether commits are kept from checkpointing.
    private(set) var isActive = false
    private var rows = 0

    /// A moved row touches about four pages of its own, in the tables and in the indexes by user. Rarer is
    /// cheaper, because a page that many batches touched is written back once.
    static let rowsBetween = 2_500
    /// Pages in the log from which on it is to begin anew: 32 MB.
    static let longestLog = 8_000
    /// How long, in milliseconds, beginning anew waits for readers; writers wait with it.
    static let restartPatience = 2

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
