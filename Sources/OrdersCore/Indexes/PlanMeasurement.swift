/// What running a query has shown.
public struct PlanMeasurement: Hashable, Sendable {
    public let elapsed: Duration
    public let rowsReturned: Int64
    /// How many rows or index entries of its main table it looked at; nil where that wasn't counted.
    public var rowsRead: Int64?

    public init(elapsed: Duration, rowsReturned: Int64, rowsRead: Int64? = nil) {
        self.elapsed = elapsed
        self.rowsReturned = rowsReturned
        self.rowsRead = rowsRead
    }
}
