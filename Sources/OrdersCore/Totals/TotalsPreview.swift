/// A change to the live totals as a whole.
public enum TotalsChange: String, Hashable, Sendable {
    /// Enables them, or builds them anew.
    case build
    /// Disables them and leaves no trace.
    case removal
}

/// What building or removing the live totals will do, before it is done.
public struct TotalsPreview: Hashable, Sendable {
    public let change: TotalsChange
    /// Rows that will be looked at; an estimate where counting would be slow.
    public let rows: Int64
    /// The statements as they will run.
    public let statements: [String]
    /// Why it can't be done; empty when it can.
    public let obstacles: [String]
    /// How long it will take, from a timed sample; nil when that is not known.
    public let predictedDuration: Duration?
    /// What the triggers cost a writer; nil when there are no orders to measure with.
    public let writerCost: WriterCost?

    public init(
        change: TotalsChange, rows: Int64, statements: [String], obstacles: [String],
        predictedDuration: Duration?, writerCost: WriterCost?
    ) {
        self.change = change
        self.rows = rows
        self.statements = statements
        self.obstacles = obstacles
        self.predictedDuration = predictedDuration
        self.writerCost = writerCost
    }
}

/// How long one order takes to insert in a large transaction, measured on a copy of this table's newest orders.
public struct WriterCost: Hashable, Sendable {
    public let withoutTriggers: Duration
    public let withTriggers: Duration

    public init(withoutTriggers: Duration, withTriggers: Duration) {
        self.withoutTriggers = withoutTriggers
        self.withTriggers = withTriggers
    }
}
