/// The queries whose plans ordertop watches.
public enum KnownQuery: String, CaseIterable, Hashable, Sendable {
    /// The direct report.
    case top
    /// A user's recent views.
    case views
    /// A user's orders by date.
    case orders
    /// Finding a user by the start of their name or e-mail.
    case users
}
