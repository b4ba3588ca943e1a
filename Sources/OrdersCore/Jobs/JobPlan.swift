/// What a job will change, for the person who has to say yes.
public struct JobPlan: Hashable, Sendable {
    public let title: String
    /// Rows it will touch; nil when that is not known beforehand.
    public let rows: Int64?
    /// What it means, a sentence each.
    public let consequences: [String]
    /// The SQL as it will run.
    public let statements: [String]
    /// Why it can't start; empty when it can.
    public let obstacles: [String]
    /// How long it will take, where that can be told beforehand.
    public let predictedDuration: Duration?
    /// How long other connections' writes will wait for it in one go; nil when they don't, or nobody can tell.
    public let predictedWriterWait: Duration?

    public init(
        title: String, rows: Int64?, consequences: [String], statements: [String], obstacles: [String] = [],
        predictedDuration: Duration? = nil, predictedWriterWait: Duration? = nil
    ) {
        self.title = title
        self.rows = rows
        self.consequences = consequences
        self.statements = statements
        self.obstacles = obstacles
        self.predictedDuration = predictedDuration
        self.predictedWriterWait = predictedWriterWait
    }
}
