/// Which orders are old enough for the archive.
public struct ArchivePolicy: Hashable, Sendable {
    public var olderThan: Age
    /// Orders with one of these statuses stay in main, however old they are.
    public var keptStatuses: [String]

    public init(olderThan: Age = Age(2, .years), keptStatuses: [String] = []) {
        self.olderThan = olderThan
        self.keptStatuses = keptStatuses
    }

    /// Orders created before this instant are eligible.
    public func cutoff(at now: Instant) -> Instant {
        olderThan.before(now)
    }

    /// The orders that are eligible at an instant.
    public func selection(
        at now: Instant, limit: Int64? = nil, flagsFirst: Bool = false
    ) -> ArchiveSelection {
        ArchiveSelection(
            direction: .archive, until: cutoff(at: now), keptStatuses: keptStatuses, limit: limit,
            flagsFirst: flagsFirst)
    }
}
