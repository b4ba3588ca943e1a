/// Decides how many rows the next batch moves and how long to rest before it, from how long the last one held
/// the write lock.
///
/// The rest is as long as the lock was held, because a writer that found the lock taken sleeps before it tries
/// again: without a rest it would find the lock taken every time.
public struct ArchivePacing: Hashable, Sendable {
    /// The longest a batch may hold the lock.
    public let maxWriterStall: Duration
    public private(set) var batchSize: Int
    public private(set) var rest: Duration

    public init(maxWriterStall: Duration = .milliseconds(10)) {
        self.maxWriterStall = maxWriterStall
        self.batchSize = 500
        self.rest = ArchivePacing.restRange.lowerBound
    }

    /// Takes in what the last batch cost: steps back quickly when it held the lock too long, forward slowly
    /// when there is room.
    public mutating func record(lockHeld: Duration) {
        if lockHeld > maxWriterStall * 0.8 {
            batchSize = max(ArchivePacing.batchRange.lowerBound, batchSize * 3 / 4)
        } else if lockHeld < maxWriterStall * 0.4 {
            batchSize = min(ArchivePacing.batchRange.upperBound, batchSize + max(1, batchSize / 8))
        }
        rest = min(max(lockHeld, ArchivePacing.restRange.lowerBound), ArchivePacing.restRange.upperBound)
    }

    static let batchRange = 20...4_000
    static let restRange: ClosedRange<Duration> = .milliseconds(2) ... .milliseconds(50)
}
