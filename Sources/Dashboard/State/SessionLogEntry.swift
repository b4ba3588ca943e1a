public import OrdersCore

/// One thing that happened.
public struct SessionLogEntry: Hashable, Sendable {
    /// Whether it is trouble.
    public enum Kind: String, Hashable, Sendable {
        case information
        case trouble
    }

    /// When it happened, the last time if several.
    public internal(set) var at: Instant
    public let kind: Kind
    public let text: String
    /// What the engine said.
    public let cause: String?
    /// Its place in the order of the session; nil before the session has it.
    var number: Int?
    /// How often it happened in a row.
    public internal(set) var times = 1

    init(at: Instant, kind: Kind, text: String, cause: String? = nil) {
        self.at = at
        self.kind = kind
        self.text = text
        self.cause = cause
    }

    /// Whether it is the same again, at another time.
    func repeats(_ other: SessionLogEntry) -> Bool {
        (kind, text, cause) == (other.kind, other.text, other.cause)
    }
}
