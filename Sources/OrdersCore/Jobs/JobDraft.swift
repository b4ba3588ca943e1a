/// A job before it has a number: what the journal needs to know to run it, now or after a crash.
public struct JobDraft: Hashable, Sendable {
    public let kind: JobKind
    /// What a person reads: `archive orders before 2024-11-22`.
    public let title: String
    /// What the job needs to be made again from the journal.
    public let parameters: [String: String]
    /// Nil when the number is not known beforehand.
    public let rowsTotal: Int64?

    public init(kind: JobKind, title: String, parameters: [String: String], rowsTotal: Int64?) {
        self.kind = kind
        self.title = title
        self.parameters = parameters
        self.rowsTotal = rowsTotal
    }
}
