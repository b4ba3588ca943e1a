/// Decides how many rows the next batch takes and how long to rest before it, from how long the last one held
/// the write lock.
///
/// The rest is at least as long as the lock was held, because a writer that found the lock taken sleeps before
/// it tries again: without a rest it would find the lock taken every time. While nobody else writes, the
/// shortest rest is enough to notice that somebody does.
public struct BatchPacing: Hashable, Sendable {
    /// The longest a batch may hold the lock.
    public let maxWriterStall: Duration
    public private(set) var batchSize: Int
    public private(set) var rest: Duration
    private let batchRange: ClosedRange<Int>
    private let restShare: Double

    /// - Parameters:
    ///   - batchRange: The rows of the smallest and of the largest batch.
    ///   - restShare: The length of a rest as a multiple of the time the lock was held.
    public init(
        maxWriterStall: Duration = .milliseconds(10), batchRange: ClosedRange<Int> = 20...4_000,
        restShare: Double = 1
    ) {
        self.maxWriterStall = maxWriterStall
        self.batchRange = batchRange
        self.restShare = restShare
        self.batchSize = min(500, batchRange.upperBound)
        self.rest = BatchPacing.restRange.lowerBound
    }

    /// Takes in what the last batch cost: steps back quickly when it held the lock too long, forward slowly
    /// when there is room.
    ///
    /// - Parameter othersWrote: Whether somebody else has written since the batch before.
    public mutating func record(lockHeld: Duration, othersWrote: Bool = true) {
        if lockHeld > maxWriterStall * 0.8 {
            batchSize = max(batchRange.lowerBound, batchSize * 3 / 4)
        } else if lockHeld < maxWriterStall * 0.4 {
            batchSize = min(batchRange.upperBound, batchSize + max(1, batchSize / 8))
        }
        let wanted = othersWrote ? lockHeld * restShare : .zero
        rest = min(max(wanted, BatchPacing.restRange.lowerBound), BatchPacing.restRange.upperBound)
    }

    static let restRange: ClosedRange<Duration> = .milliseconds(2) ... .milliseconds(50)
}
