/// Why a program ended.
public enum Exit: Hashable, Sendable {
    /// The application asked for it.
    case quit
    /// The window was closed or the connection was lost.
    case hangUp
    /// A signal asked for it.
    case signal(Int32)
}
