public import OrdersCore

/// The live totals of an in-memory store: which orders are folded, and what a test has done to them.
public struct KeptTotals: Sendable {
    /// Whether a report may rely on them; `absent` while they are being removed.
    public var condition: TotalsStatus.Condition
    /// The orders as they were folded.
    public var folded: [Order.ID: Order] = [:]
    /// Minor units by which a user's total is wrong.
    public var drift: [User.ID: Int64] = [:]
    /// Changes that wait for a fold besides those that `folded` tells.
    public var backlog: Int64 = 0

    /// Totals without an order in them.
    public init(condition: TotalsStatus.Condition = .building) {
        self.condition = condition
    }

    /// The orders that a fold has to look at, by id: new, changed and deleted ones.
    func unfolded(_ orders: [Order]) -> [Order.ID] {
        let present = Dictionary(orders.map { ($0.id, $0) }) { first, _ in first }
        let changed = present.filter { folded[$0.key] != $0.value }.keys
        return (changed + folded.keys.filter { present[$0] == nil }).sorted()
    }

    /// Takes some orders in as they are now.
    mutating func fold(_ ids: some Sequence<Order.ID>, of orders: [Order]) {
        let present = Dictionary(orders.map { ($0.id, $0) }) { first, _ in first }
        for id in ids { folded[id] = present[id] }
    }
}

extension StoreContents {
    /// Enables live totals that have taken in every order.
    public mutating func keepTotals() {
        var kept = KeptTotals(condition: .ready)
        kept.fold(orders.map(\.id), of: orders)
        totals = kept
    }
}
