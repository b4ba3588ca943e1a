/// What was measured of one candidate in the sample.
public struct AdviceMeasurement: Hashable, Sendable {
    /// Something that was timed, and how many pages it fetched that the page cache didn't hold.
    public struct Timing: Hashable, Sendable {
        /// Of several runs the fastest, which other programs disturbed the least: medians of a few milliseconds say
        /// more about the moment than about the index.
        public let took: Duration
        public let pages: Double

        public init(took: Duration, pages: Double) {
            self.took = took
            self.pages = pages
        }
    }

    public let definition: IndexDefinition
    public let report: Timing
    /// Rows the report counts in the sample.
    public let reportRows: Int64
    /// Whether the report's plan has the candidate in it. Where it hasn't, the report stays what it is.
    public let isUsed: Bool
    /// Whether the report sorts its rows to group them.
    public let sorts: Bool
    public let access: QueryPlan.Access
    public let build: Duration
    public let bytes: Int64
    /// What one insert more costs with the index than without it.
    public let insert: Duration

    public init(
        definition: IndexDefinition, report: Timing, reportRows: Int64, isUsed: Bool, sorts: Bool,
        access: QueryPlan.Access, build: Duration, bytes: Int64, insert: Duration
    ) {
        self.definition = definition
        self.report = report
        self.reportRows = reportRows
        self.isUsed = isUsed
        self.sorts = sorts
        self.access = access
        self.build = build
        self.bytes = bytes
        self.insert = insert
    }
}
