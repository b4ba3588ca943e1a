import OrdersCore

/// The names of what the live totals add to a database.
enum TotalsTables {
    /// One row: how far the totals are.
    static let state = "ordertop_totals"
    /// Every user's total.
    static let totals = "user_spending_30d"
    /// The orders that are in the totals, each as it was counted.
    static let counted = "ordertop_totals_counted"
    /// Orders that may differ from how they were counted.
    static let changed = "ordertop_totals_changed"
    /// The users near the top, by total.
    static let ranked = "ordertop_totals_ranked"

    /// The ids of orders that changed as a source to select from, with a name for the id that no column of the
    /// shop has: the schema's expressions may name columns alone.
    static func noted(_ condition: String? = nil) -> String {
        "(SELECT order_id AS \"ordertop_noted\" FROM \(changed)\(condition.map { " WHERE order_id \($0)" } ?? ""))"
    }

    /// Emptied by a removal, in this order, before all go.
    static let filled = [counted, changed, totals]
}

/// One object of the database's schema and the statement that makes it.
struct TotalsObject: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        case table, index, trigger
    }

    let kind: Kind
    let name: String
    let sql: String

    var dropStatement: String {
        "DROP \(kind.rawValue.uppercased()) IF EXISTS \(Quoting.identifier(name))"
    }
}
