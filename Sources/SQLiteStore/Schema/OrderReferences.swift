import GRDB
import OrdersCore

/// The foreign keys around the orders and their children, and the orders that can't move because of them.
struct OrderReferences: Hashable, Sendable {
    /// Keys of other tables that point at orders, without those by which children belong to them.
    let toOrders: [OrderReference]
    /// Keys of the orders that point at other tables.
    let fromOrders: [OrderReference]
    let children: [ChildReferences]

    init(_ orders: TableShape, _ schema: OrdersSchema, _ db: Database) throws {
        toOrders = try OrderReference.to(orders, db).filter { key in
            !schema.children.contains { key.isOwnership(by: $0, of: schema) }
        }
        fromOrders = try OrderReference.from(orders, db)
        children = try schema.children.map { try ChildReferences($0, of: schema, db) }
    }

    /// Every key.
    var all: [OrderReference] {
        toOrders + fromOrders + children.flatMap { $0.toRows + $0.fromRows }
    }

    /// What an order must fulfil to move, one condition per key.
    ///
    /// An order that rows of other tables refer to stays in main: without it they would refer to nothing, or be
    /// deleted with it. An order whose user is gone stays in the archive: main would refuse it.
    ///
    /// - Parameters:
    ///   - orders: what the orders are called in the statement.
    ///   - order: their id there.
    ///   - archive: where archived rows are.
    func conditions(
        _ direction: ArchiveDirection, orders: String, order: String, archive: ArchiveView
    ) -> [(condition: String, reason: String)] {
        let own: [(String, String)] =
            switch direction {
            case .archive:
                toOrders.map {
                    ("NOT " + exists(child: $0, of: orders), "rows of \"\($0.child)\" refer to them")
                }
            case .restore:
                fromOrders.map {
                    ($0.parentExists(orders), "they refer to rows of \"\($0.parent)\" that are gone")
                }
            }
        return own + children.flatMap { $0.conditions(direction, order: order, archive: archive) }
    }

    private func exists(child reference: OrderReference, of orders: String) -> String {
        "EXISTS (SELECT 1 FROM \(Quoting.identifier(reference.child)) AS \"ordertop_child\" "
            + "WHERE \(reference.matches(child: "ordertop_child", parent: orders)))"
    }
}

extension OrderReference {
    /// Whether the row that a row refers to is there. A key with a NULL in it refers to nothing.
    ///
    /// - Parameter row: what the referring row is called in the statement.
    func parentExists(_ row: String) -> String {
        let isNull = pairs.map { Quoting.column($0.child, of: row) + " IS NULL" }
        let exists =
            "EXISTS (SELECT 1 FROM \(Quoting.identifier(parent)) AS \"ordertop_parent\" "
            + "WHERE \(matches(child: row, parent: "ordertop_parent")))"
        return "(" + (isNull + [exists]).joined(separator: " OR ") + ")"
    }
}
