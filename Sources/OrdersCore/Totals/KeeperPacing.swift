/// Decides how much the background fold takes at once and when it looks again. Knows no database and no clock.
public struct KeeperPacing: Hashable, Sendable {
    /// What the last look came to.
    public enum Event: Hashable, Sendable {
        case folded(TotalsBatchOutcome)
        /// Somebody else holds the lock, or the totals have just become usable.
        case busy
        /// There is nothing to keep here, for now.
        case unavailable
    }

    private var batch = BatchPacing(
        maxWriterStall: .milliseconds(10), batchRange: 200...100_000, restShare: 9)
    /// How often the rest between two looks has been doubled.
    private var doublings = 0

    public init() {}

    public var batchSize: Int { batch.batchSize }

    /// The next fold. While nobody writes, orders leave every five minutes and not one by one: reports correct for so
    /// few, and each fold is a commit.
    public func next(at now: Instant) -> TotalsBatch {
        let step: Int64 = 300_000_000
        let isCalm = KeeperPacing.shortest * (1 << doublings) >= KeeperPacing.longest
        let leaving = isCalm ? Instant(microseconds: now.microseconds / step * step) : now
        return TotalsBatch(rows: batchSize, now: leaving)
    }

    /// How long to rest before the next look.
    public mutating func next(after event: Event) -> Duration {
        switch event {
        case .folded(let outcome) where outcome.isOnlyTime: return idle()
        case .folded(let outcome): return rest(after: outcome)
        case .busy: return KeeperPacing.shortest
        case .unavailable: return .seconds(5)
        }
    }

    /// A fold that left something behind goes on soon, but while others write it gives them nine times as long
    /// as it took. One that took in everything is followed by a rest in which about as many orders come as a report
    /// corrects without being slower for it: a shop with five orders a second is looked at once a second or two.
    private mutating func rest(after outcome: TotalsBatchOutcome) -> Duration {
        batch.record(lockHeld: outcome.lockHeld, othersWrote: outcome.othersWrote)
        guard outcome.isFinished else {
            doublings = 0
            return batch.rest
        }
        switch outcome.rows {
        case ..<KeeperPacing.fewRows.lowerBound: doublings = min(doublings + 1, KeeperPacing.busyDoublings)
        case KeeperPacing.fewRows: doublings = min(doublings, KeeperPacing.busyDoublings)
        default: doublings = 0
        }
        return max(KeeperPacing.shortest * (1 << doublings), batch.rest)
    }

    /// Looks less often while nothing happens, in the end every 20 s, so that a program that is left alone seldom
    /// wakes up.
    private mutating func idle() -> Duration {
        defer { doublings = min(doublings + 1, 9) }
        return min(KeeperPacing.shortest * (1 << doublings), KeeperPacing.longest)
    }

    /// At 500 orders a second a report then has about 12 of them to correct, on average.
    private static let shortest: Duration = .milliseconds(50)
    private static let fewRows = 8...24
    /// 1.6 s while orders come.
    private static let busyDoublings = 5
    private static let longest: Duration = .seconds(20)
}

extension TotalsBatchOutcome {
    /// Whether nobody has written: at most orders have left the window, which a report corrects by itself.
    fileprivate var isOnlyTime: Bool { rows == 0 || (isFinished && !othersWrote) }
}
