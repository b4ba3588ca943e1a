public import OrdersCore

/// What happened since the dashboard was opened, newest last.
struct SessionLog: Sendable {
    private(set) var entries: [SessionLogEntry] = []

    /// A program that runs for weeks must not remember everything.
    static let capacity = 500

    mutating func append(_ entry: SessionLogEntry) {
        if entries.last?.repeats(entry) == true {
            entries[entries.count - 1].times += 1
            entries[entries.count - 1].at = entry.at
            return
        }
        entries.append(entry)
        if entries.count > SessionLog.capacity { entries.removeFirst() }
    }
}

/// One thing that happened.
public struct SessionLogEntry: Hashable, Sendable {
    /// Whether it is trouble.
    public enum Kind: String, Hashable, Sendable {
        case information
        case trouble
    }

    /// When it happened, the last time if several.
    public fileprivate(set) var at: Instant
    public let kind: Kind
    public let text: String
    /// What the engine said.
    public let cause: String?
    /// How often it happened in a row.
    public fileprivate(set) var times = 1

    init(at: Instant, kind: Kind, text: String, cause: String? = nil) {
        self.at = at
        self.kind = kind
        self.text = text
        self.cause = cause
    }

    fileprivate func repeats(_ other: SessionLogEntry) -> Bool {
        (kind, text, cause) == (other.kind, other.text, other.cause)
    }
}
