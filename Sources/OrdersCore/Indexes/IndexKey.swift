/// One thing that an index is ordered by.
public struct IndexKey: Hashable, Sendable {
    /// A column's name, or an expression as its SQL text.
    public let name: String
    public let isExpression: Bool
    public let isDescending: Bool
    /// Nil for the engine's ordinary one, which compares bytes (SQLite) or is the column's own (PostgreSQL).
    public let collation: String?

    public init(
        _ name: String, isExpression: Bool = false, isDescending: Bool = false, collation: String? = nil
    ) {
        self.name = name
        self.isExpression = isExpression
        self.isDescending = isDescending
        self.collation = collation
    }

    /// As a person reads it: `created_at DESC`, `username COLLATE NOCASE`, `lower(email)`.
    public var text: String {
        name + (collation.map { " COLLATE \($0)" } ?? "") + (isDescending ? " DESC" : "")
    }
}
