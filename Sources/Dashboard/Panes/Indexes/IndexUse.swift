import OrdersCore

/// What an index is there for, in words.
enum IndexUse {
    static func words(_ index: IndexInfo) -> String {
        let uses = index.usedBy.map { query in
            query == .top && index.coversReport ? "covers the report" : query.words
        }
        if uses.isEmpty, index.statement == nil { return "(constraint)" }
        return uses.joined(separator: ", ")
    }
}

extension KnownQuery {
    /// The query as a person names it.
    var words: String {
        switch self {
        case .top: "the report"
        case .views: "recent views"
        case .orders: "user's orders"
        case .users: "finding users"
        }
    }
}
