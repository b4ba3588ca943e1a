import OrdersCore

/// The names of what the live totals add to a database, beside the orders table.
struct TotalsTables: Hashable, Sendable {
    /// The schema that the orders table is in: triggers run under whatever search path a writer has.
    let namespace: String

    /// One row: how far the totals are.
    var state: String { qualified(TotalsTables.stateName) }
    /// One row: orders created before this instant count in no window any more, so that triggers leave them out. A table
    /// of its own, because every writer reads it and the state changes with every fold.
    var since: String { qualified(TotalsTables.sinceName) }
    /// What triggers append, until it is folded: a user, an instant, and by how much orders and spending change there.
    var pending: String { qualified(TotalsTables.pendingName) }
    /// What is folded, by instant and user, so that it can leave when its time comes.
    var counted: String { qualified(TotalsTables.countedName) }
    /// Every user's total.
    var totals: String { qualified(TotalsTables.totalsName) }

    func qualified(_ name: String) -> String { "\(Quoting.identifier(namespace)).\(name)" }

    static let stateName = "ordertop_totals"
    static let sinceName = "ordertop_totals_since"
    static let pendingName = "ordertop_totals_pending"
    static let countedName = "ordertop_totals_counted"
    static let totalsName = "user_spending_30d"

    /// All tables. Who reads them begins with the state, and so does who drops them: then neither waits for the other in a
    /// circle.
    static let names = [stateName, sinceName, pendingName, countedName, totalsName]

    /// Those whose number of rows tells how much there is.
    static let filled = [pendingName, countedName, totalsName]

    /// What a table of ours says of itself, so that nobody else's of the same name is touched.
    static let comment = "Kept by ordertop: `ordertop totals disable` removes it."
}
