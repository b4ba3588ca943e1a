/// Which orders are old enough for the archive.
public struct ArchivePolicy: Hashable, Sendable {
    public var olderThan: Age

    public init(olderThan: Age = Age(2, .years)) {
        self.olderThan = olderThan
    }

    /// Orders created before this instant are eligible.
    public func cutoff(at now: Instant) -> Instant {
        olderThan.before(now)
    }
}
