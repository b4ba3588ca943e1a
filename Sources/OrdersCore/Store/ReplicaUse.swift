/// What becomes of a replica that reports and order history may be read from.
public enum ReplicaUse: Hashable, Sendable {
    /// They are read from it.
    case reading(lag: Duration)
    /// They are read from the primary; the reason is shown: `is 12 s behind`.
    case leftOut(reason: String)
}

extension ReplicaUse {
    /// Why the primary answers although a replica was named, as a sentence; nil when the replica answers.
    public var notice: String? {
        switch self {
        case .reading: nil
        case .leftOut(let reason): "Read from the primary: the replica \(reason)."
        }
    }
}
