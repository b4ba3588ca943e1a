/// The role that describes the database itself.
public protocol StoreDiagnostics: Sendable {
    /// What the top bar shows. Cheap.
    func overview() async throws -> StoreOverview

    /// A number that differs when another connection has changed the database. Costs next to nothing.
    func changeToken() async throws -> Int64

    /// What a check-up finds, problems first.
    func findings(at now: Instant) async throws -> [Finding]
}

/// The database at a glance.
public struct StoreOverview: Hashable, Sendable {
    /// The file's or the database's name, without its folder.
    public let name: String
    /// `SQLite 3.40.1`.
    public let engine: String
    /// Orders in main; an estimate where counting would be slow.
    public let orders: Int64
    /// Bytes on disk.
    public let bytes: Int64
    /// Why nothing can be changed; nil when something can.
    public let readOnlyReason: String?
    /// What becomes of the replica; nil where none was named.
    public let replica: ReplicaUse?

    public init(
        name: String, engine: String, orders: Int64, bytes: Int64, readOnlyReason: String?,
        replica: ReplicaUse? = nil
    ) {
        self.name = name
        self.engine = engine
        self.orders = orders
        self.bytes = bytes
        self.readOnlyReason = readOnlyReason
        self.replica = replica
    }
}

/// One line of a check-up.
public struct Finding: Hashable, Sendable {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable {
        case problem
        case notice
        case ok
    }

    public let severity: Severity
    /// What was looked at, in a word or two.
    public let subject: String
    /// What was found.
    public let message: String
    /// What to do; nil when nothing needs doing.
    public let advice: String?

    public init(_ severity: Severity, subject: String, message: String, advice: String? = nil) {
        self.severity = severity
        self.subject = subject
        self.message = message
        self.advice = advice
    }
}
