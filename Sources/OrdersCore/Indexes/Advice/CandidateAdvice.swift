/// What to expect of one index in the database.
public struct CandidateAdvice: Hashable, Sendable {
    public let definition: IndexDefinition
    /// What the report would take.
    public let report: Duration
    /// How the report would reach the orders.
    public let access: QueryPlan.Access
    /// Whether the report would use it at all.
    public let isUsed: Bool
    public let build: Duration
    /// How long other connections' writes would wait for the build; nil when they wouldn't.
    public let writerWait: Duration?
    public let bytes: Int64
    /// What every insert of an order would cost more.
    public let insert: Duration

    public init(
        definition: IndexDefinition, report: Duration, access: QueryPlan.Access, isUsed: Bool,
        build: Duration,
        writerWait: Duration?, bytes: Int64, insert: Duration
    ) {
        self.definition = definition
        self.report = report
        self.access = access
        self.isUsed = isUsed
        self.build = build
        self.writerWait = writerWait
        self.bytes = bytes
        self.insert = insert
    }
}
