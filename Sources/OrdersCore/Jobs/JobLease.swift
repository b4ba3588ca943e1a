/// The process that may run a job.
public struct LeaseOwner: Hashable, Sendable {
    public let host: String
    public let processID: Int32
    /// Tells this process from an earlier one with the same number.
    public let token: String

    public init(host: String, processID: Int32, token: String) {
        self.host = host
        self.processID = processID
        self.token = token
    }

    /// The form the journal keeps: `host:pid:token`.
    public var text: String {
        "\(host):\(processID):\(token)"
    }

    /// Reads `text` back; nil for anything else.
    public init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 3, let processID = Int32(parts[parts.count - 2]) else { return nil }
        self.init(
            host: parts.dropLast(2).joined(separator: ":"), processID: processID,
            token: String(parts[parts.count - 1])
        )
    }
}

/// Who runs a job, and until when nobody else may.
public struct JobLease: Hashable, Sendable {
    public let owner: LeaseOwner
    public let until: Instant

    public init(owner: LeaseOwner, until: Instant) {
        self.owner = owner
        self.until = until
    }
}
