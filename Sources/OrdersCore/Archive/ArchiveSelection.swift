/// The orders that a run moves: those created in `from ..< until`, at most `limit` of them.
public struct ArchiveSelection: Hashable, Sendable {
    public let direction: ArchiveDirection
    /// The first instant that counts; nil means from the beginning.
    public let from: Instant?
    /// The first instant that doesn't count: the policy's cutoff of an archive run, fixed when it starts.
    public let until: Instant?
    /// Orders with one of these statuses stay where they are.
    public let keptStatuses: [String]
    /// Only these orders; nil means all.
    public let orderIDs: [Order.ID]?
    /// Nil means all.
    public let limit: Int64?
    /// Whether a run to the archive flags the orders first, all of them, and moves those that it has flagged.
    public let flagsFirst: Bool

    public init(
        direction: ArchiveDirection, from: Instant? = nil, until: Instant?, keptStatuses: [String] = [],
        orderIDs: [Order.ID]? = nil, limit: Int64? = nil, flagsFirst: Bool = false
    ) {
        self.direction = direction
        self.from = from
        self.until = until
        self.keptStatuses = keptStatuses
        self.orderIDs = orderIDs
        self.limit = limit
        self.flagsFirst = flagsFirst
    }

    /// The same orders, flagged first or not.
    public func flaggingFirst(_ flagsFirst: Bool) -> ArchiveSelection {
        ArchiveSelection(
            direction: direction, from: from, until: until, keptStatuses: keptStatuses, orderIDs: orderIDs,
            limit: limit, flagsFirst: flagsFirst)
    }
}
