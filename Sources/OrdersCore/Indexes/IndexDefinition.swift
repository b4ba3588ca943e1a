/// An index that ordertop can build, by name.
public struct IndexDefinition: Hashable, Sendable {
    public let name: String
    public let table: String
    /// The CREATE INDEX statement.
    public let statement: String
    /// What it is good for, in a few words.
    public let purpose: String

    public init(name: String, table: String, statement: String, purpose: String) {
        self.name = name
        self.table = table
        self.statement = statement
        self.purpose = purpose
    }
}
