/// Decides how many rows the next batch takes and how long to rest before it, from how long the last one held
/// the write lock, and a probe waited for it.
///
/// The rest is at least as long as a writer sleeps that found the lock taken, before it tries again: without that
/// rest it would find the lock taken every time, and sleep longer each time. While nobody else writes, batches
/// may take as long as is allowed, and the shortest rest is enough to notice that somebody does. While others
/// write, batches stay under a quarter of that: a writer of SQLite's tries again after 1 ms and after 2 more, and
/// nobody sleeps the 5 ms that come next.
///
/// Where others wrote in nearly every rest and then nobody does, a writer has woken up late, found the lock taken
/// again, and sleeps longer than before: rests grow with its sleeps until it is through.
public struct BatchPacing: Hashable, Sendable {
    /// The rows of the smallest and of the largest batch, where nothing else is asked for.
    public static let standardRange = 20...4_000

    /// The longest a batch may make a writer wait.
    public let maxWriterStall: Duration
    public private(set) var batchSize: Int
    public private(set) var rest: Duration
    private let batchRange: ClosedRange<Int>
    private let restShare: Double
    /// In how many of the last batches others wrote, as a share; older ones count ever less.
    private var presence = BatchPacing.presenceAtFirst
    /// Rests in a row in which nobody wrote.
    private var missed = 0

    /// - Parameters:
    ///   - batchRange: The rows of the smallest and of the largest batch.
    ///   - first: The rows of the first batch.
    ///   - restShare: The length of a rest as a multiple of the time the lock was held.
    public init(
        maxWriterStall: Duration = .milliseconds(10), batchRange: ClosedRange<Int> = standardRange,
        first: Int = 500, restShare: Double = 1
    ) {
        self.maxWriterStall = maxWriterStall
        self.batchRange = batchRange
        self.restShare = restShare
        self.batchSize = min(max(first, batchRange.lowerBound), batchRange.upperBound)
        self.rest = BatchPacing.restRange.lowerBound
    }

    /// The same for batches of another kind, which knows nothing yet of what they cost.
    var anew: BatchPacing {
        BatchPacing(maxWriterStall: maxWriterStall, batchRange: batchRange, restShare: restShare)
    }

    /// Takes in what the last batch cost: steps back quickly when writers waited too long, forward slowly when
    /// there is room.
    ///
    /// - Parameters:
    ///   - probed: How long a probe waited for the lock; nil when there was none.
    ///   - othersWrote: Whether somebody else has written since the batch before.
    public mutating func record(lockHeld: Duration, probed: Duration? = nil, othersWrote: Bool = true) {
        notice(othersWrote)
        let most = maxWriterStall * (isShared ? BatchPacing.shareAmongOthers : BatchPacing.shareAlone)
        if probed.map({ $0 > maxWriterStall }) ?? false {
            resize(by: BatchPacing.largestStepBack)
        } else if lockHeld > most {
            resize(by: max(BatchPacing.largestStepBack, most / lockHeld))
        } else if lockHeld < most * BatchPacing.shareOfRoom {
            resize(by: lockHeld < most / 2 ? BatchPacing.longStep : BatchPacing.shortStep)
        }
        let wanted = isShared ? max(lockHeld * restShare, sleep(after: lockHeld)) : .zero
        rest = min(max(wanted, BatchPacing.restRange.lowerBound), BatchPacing.restRange.upperBound)
    }

    /// How much longer to rest where nobody has written since the last batch: as long as a writer sleeps at most that
    /// found the lock taken twice. Nothing where nobody is missed.
    public var patience: Duration {
        presence > BatchPacing.steadyPresence ? BatchPacing.rest(for: BatchPacing.sleeps[2]) : .zero
    }

    private mutating func resize(by factor: Double) {
        let size = max(Int(Double(batchSize) * factor), factor > 1 ? batchSize + 1 : 0)
        batchSize = min(max(size, batchRange.lowerBound), batchRange.upperBound)
    }

    private mutating func notice(_ othersWrote: Bool) {
        presence = presence * BatchPacing.memory + (othersWrote ? 1 - BatchPacing.memory : 0)
        missed = othersWrote ? 0 : missed + 1
    }

    /// Whether others write at all: some 30 batches without them after many with them, and they don't.
    private var isShared: Bool { presence > BatchPacing.leastPresence }

    /// Rests in which a writer that was there in nearly all of them is missed.
    private var missedSleeps: Int { presence > BatchPacing.steadyPresence ? missed : 0 }

    /// How long a writer sleeps at most before it sees that a lock is free which was held for so long, with room
    /// for waking up late: SQLite's busy handler sleeps ever longer between its tries
    /// (`sqliteDefaultBusyCallback` in SQLite's main.c).
    private func sleep(after lockHeld: Duration) -> Duration {
        var slept = Duration.zero
        let first = BatchPacing.sleeps.firstIndex { sleep in
            slept += sleep
            return slept * 0.95 > lockHeld
        }
        guard let first, first + missedSleeps < BatchPacing.sleeps.count else {
            return BatchPacing.restRange.upperBound
        }
        return BatchPacing.rest(for: BatchPacing.sleeps[first + missedSleeps])
    }

    private static func rest(for sleep: Duration) -> Duration { sleep * 1.1 + .microseconds(400) }

    private static let largestStepBack = 0.75
    private static let longStep = 1.125
    private static let shortStep = 1.0625
    /// Of what is allowed; above it the batch has found its size.
    private static let shareOfRoom = 0.85
    private static let shareAmongOthers = 0.25
    private static let shareAlone = 0.8
    private static let memory = 0.9
    /// Enough to go carefully until it shows.
    private static let presenceAtFirst = 0.5
    private static let leastPresence = 0.05
    private static let steadyPresence = 0.6
    static let restRange: ClosedRange<Duration> = .milliseconds(2) ... .milliseconds(50)

    private static let sleeps: [Duration] = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100].map {
        .milliseconds($0)
    }
}
