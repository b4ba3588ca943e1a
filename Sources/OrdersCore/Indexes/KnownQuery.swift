/// The queries whose plans ordertop watches.
public enum KnownQuery: String, CaseIterable, Hashable, Sendable {
    /// The direct report.
    case top
    /// A user's recent views.
    case views
    /// A user's orders by date.
    case orders
    /// Finding the orders that are old enough for the archive.
    case archive
    /// Finding a user by the start of their name or e-mail.
    case users
}

extension KnownQuery {
    /// The query as a person names it.
    public var words: String {
        switch self {
        case .top: "the report"
        case .views: "recent views"
        case .orders: "user's orders"
        case .archive: "archive scan"
        case .users: "finding users"
        }
    }

    /// The same at the beginning of a sentence.
    package var subject: String { words.prefix(1).uppercased() + words.dropFirst() }
}
