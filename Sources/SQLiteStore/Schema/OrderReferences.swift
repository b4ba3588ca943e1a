import GRDB
import OrdersCore

/// The foreign keys around the orders, and the orders that can't move because of them.
struct OrderReferences: Hashable, Sendable {
    /// Keys of other tables that point at orders.
    let toOrders: [OrderReference]
    /// Keys of the orders that point at other tables.
    let fromOrders: [OrderReference]

    init(_ orders: TableShape, _ db: Database) throws {
        toOrders = try OrderReference.toOrders(orders, db)
        fromOrders = try OrderReference.fromOrders(orders, db)
    }

    /// What an order must fulfil to move, one condition per key.
    ///
    /// An order that rows of other tables refer to stays in main: without it they would refer to nothing, or be
    /// deleted with it. An order whose user is gone stays in the archive: main would refuse it.
    ///
    /// - Parameter orders: what the orders are called in the statement.
    func conditions(_ direction: ArchiveDirection, orders: String) -> [(condition: String, reason: String)] {
        switch direction {
        case .archive:
            toOrders.map { ("NOT " + exists(child: $0, of: orders), "rows of \"\($0.child)\" refer to them") }
        case .restore:
            fromOrders.map {
                (parentExists($0, of: orders), "they refer to rows of \"\($0.parent)\" that are gone")
            }
        }
    }

    private func exists(child reference: OrderReference, of orders: String) -> String {
        "EXISTS (SELECT 1 FROM \(Quoting.identifier(reference.child)) AS \"ordertop_child\" "
            + "WHERE \(reference.matches(child: "ordertop_child", parent: orders)))"
    }

    /// A key with a NULL in it refers to nothing.
    private func parentExists(_ reference: OrderReference, of orders: String) -> String {
        let isNull = reference.pairs.map { Quoting.column($0.child, of: orders) + " IS NULL" }
        let exists =
            "EXISTS (SELECT 1 FROM \(Quoting.identifier(reference.parent)) AS \"ordertop_parent\" "
            + "WHERE \(reference.matches(child: orders, parent: "ordertop_parent")))"
        return "(" + (isNull + [exists]).joined(separator: " OR ") + ")"
    }
}
