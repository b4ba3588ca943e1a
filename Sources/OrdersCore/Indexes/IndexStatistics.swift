/// What the planner was told about an index, and when.
///
/// PostgreSQL notes the instant at which it gathers statistics. SQLite doesn't: there the number of rows that its
/// statistics speak of tells how old they are, and the instant is known only where ordertop gathered them.
public struct IndexStatistics: Hashable, Sendable {
    /// The rows the index had when they were gathered. Where only a part was looked at it is the engine's
    /// estimate, and may be several times off.
    public let rows: Int64
    /// They are at least as new as this; nil where that isn't known.
    public let gatheredAt: Instant?

    public init(rows: Int64, gatheredAt: Instant? = nil) {
        self.rows = rows
        self.gatheredAt = gatheredAt
    }

    /// How far a number of rows may be from the one that was gathered. SQLite's own estimate from a part of an
    /// index was 2.6 times too high at 10 million orders, so that twice or half says nothing.
    public static let tolerance = 4.0

    /// Whether they speak of several times more, or several times fewer, rows than there are.
    public func isOutgrown(by rowsNow: Int64) -> Bool {
        let (then, now) = (Double(max(1, rows)), Double(max(1, rowsNow)))
        return max(then / now, now / then) >= IndexStatistics.tolerance
    }
}
