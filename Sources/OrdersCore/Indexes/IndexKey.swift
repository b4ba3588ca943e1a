/// One thing that an index is ordered by.
public struct IndexKey: Hashable, Sendable {
    /// A column's name, or an expression as its SQL text.
    public let name: String
    public let isExpression: Bool
    public let isDescending: Bool
    /// Nil for the engine's ordinary one, which compares bytes (SQLite) or is the column's own (PostgreSQL).
    public let collation: String?
    /// How values are compared, in the engine's word, where it isn't the type's ordinary way: PostgreSQL's
    /// `text_pattern_ops`.
    public let operatorClass: String?
    /// Where NULLs stand; nil for the engine's ordinary place.
    public let nulls: NullsPlace?

    public enum NullsPlace: String, Hashable, Sendable {
        case first = "NULLS FIRST"
        case last = "NULLS LAST"
    }

    public init(
        _ name: String, isExpression: Bool = false, isDescending: Bool = false, collation: String? = nil,
        operatorClass: String? = nil, nulls: NullsPlace? = nil
    ) {
        self.name = name
        self.isExpression = isExpression
        self.isDescending = isDescending
        self.collation = collation
        self.operatorClass = operatorClass
        self.nulls = nulls
    }

    /// As a person reads it: `created_at DESC`, `username COLLATE NOCASE`, `lower(email)`.
    public var text: String {
        let parts = [
            name, collation.map { "COLLATE \($0)" }, operatorClass, isDescending ? "DESC" : nil,
            nulls?.rawValue,
        ]
        return parts.compactMap(\.self).joined(separator: " ")
    }
}
