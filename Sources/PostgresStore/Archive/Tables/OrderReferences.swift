import OrdersCore

/// The foreign keys around the orders and their children, and the orders that can't move because of them.
struct OrderReferences: Hashable, Sendable {
    /// Keys that point at orders, without those by which children belong to them.
    let toOrders: [ForeignKey]
    /// Keys of the orders that point at other tables.
    let fromOrders: [ForeignKey]
    let children: [ChildReferences]

    init(
        _ keys: [ForeignKey], orders: MovedTable, children: [(child: ChildTable, table: MovedTable)],
        orderID: String
    ) {
        func belongs(_ key: ForeignKey, _ child: ChildTable, _ table: MovedTable) -> Bool {
            key.child.number == table.number && key.parent.number == orders.number
                && key.pairs.contains { $0.child == child.order && $0.parent == orderID }
        }
        toOrders = keys.filter { key in
            key.parent.number == orders.number && !children.contains { belongs(key, $0.child, $0.table) }
        }
        fromOrders = keys.filter { $0.child.number == orders.number }
        self.children = children.map { child, table in
            ChildReferences(
                child: child, toRows: keys.filter { $0.parent.number == table.number },
                fromRows: keys.filter { $0.child.number == table.number && !belongs($0, child, table) })
        }
    }

    /// What keeps orders where they are, one reason per key.
    ///
    /// An order that rows of other tables refer to stays in main: without it they would refer to nothing, or be deleted
    /// with it. An order whose user is gone stays in the archive: main would refuse it.
    ///
    /// - Parameters:
    ///   - orders: the schema's name of the orders, as they are called in the statement.
    ///   - id: their id there.
    ///   - archived: the children that have a table in the archive.
    func holds(
        _ direction: ArchiveDirection, orders: String, id: String, archived: [ChildTable]
    ) -> [MoveHold] {
        let own =
            switch direction {
            case .archive:
                toOrders.map { key in
                    MoveHold(
                        condition: Condition(
                            "NOT EXISTS (SELECT 1 FROM \(key.child.sql) AS \"ordertop_child\" "
                                + "WHERE \(key.matches(child: "ordertop_child", parent: orders)))"),
                        reason: "rows of \"\(key.child.name)\" refer to them")
                }
            case .restore:
                fromOrders.map { key in
                    MoveHold(
                        condition: Condition(key.parentExists(orders)),
                        reason: "they refer to rows of \"\(key.parent.name)\" that are gone")
                }
            }
        return own + children.flatMap { $0.holds(direction, id: id, archived: archived) }
    }

    /// Keys that would be looked up by reading a whole table for every order.
    var withoutIndex: [ForeignKey] { (toOrders + children.flatMap(\.toRows)).filter { !$0.hasIndex } }
}
