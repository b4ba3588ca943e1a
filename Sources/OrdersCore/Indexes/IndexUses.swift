/// How often an engine has used an index, whoever asked.
public struct IndexUses: Hashable, Sendable {
    public let count: Int64
    /// Since when it counts; nil where it doesn't say.
    public let since: Instant?

    public init(count: Int64, since: Instant? = nil) {
        self.count = count
        self.since = since
    }
}
