/// A database that one can go to from the dashboard.
public struct DatabaseChoice: Hashable, Sendable, Identifiable {
    /// What it is told apart by: its name in the configuration, or what it was named on the command line.
    public let id: String
    /// `SQLite`, `PostgreSQL`.
    public let engine: String
    /// Where it is, without a password.
    public let address: String
    /// Whether it is only read, whatever its engine allows.
    public let isReadOnly: Bool

    public init(id: String, engine: String, address: String, isReadOnly: Bool) {
        self.id = id
        self.engine = engine
        self.address = address
        self.isReadOnly = isReadOnly
    }
}
