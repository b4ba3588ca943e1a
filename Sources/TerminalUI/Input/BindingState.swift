/// Whether a key does something now.
public enum BindingState: Hashable, Sendable {
    /// It does.
    case enabled
    /// It doesn't, and this is why, in a sentence to show when the key is pressed all the same.
    case disabled(reason: String)

    /// Whether the key does something.
    public var isEnabled: Bool { self == .enabled }
}
