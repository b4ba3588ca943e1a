import OrdersCore

/// The statements that remove orders from main whose copies in another database stand in for the archive's rows.
struct RemovalPlan: Hashable, Sendable {
    let move: MovePlan
    /// The orders of the batch that equal their copy, with all rows of their children.
    let findEqual: String
    /// Enter the copies in the ledger, while main has the orders whose months count.
    let entries: [String]

    init(_ statements: ArchiveSQL, _ selection: ArchiveSelection) {
        let (sql, tables) = (statements.sql, statements.tables)
        let orders = MoveTables(.archive, sql: sql, orders: tables.orders)
        let children = tables.children.filter(\.isReady)
        let areEqual =
            [orders.hasEqualCopy]
            + children.map { MoveTables(.archive, child: $0).haveCopies(ofOrder: orders.orderID) }
        move = MovePlan(.archive, statements, selection)
        findEqual = """
            SELECT \(orders.orderID) FROM \(orders.source)
            WHERE \(orders.orderID) = \(MoveTables.batch)
              AND \(areEqual.joined(separator: "\n  AND "))
            """
        let ofOrders = RemovalPlan.entry(
            MovePlan.tally(statements, of: sql.archiveAsOrders), of: nil, where: sql.orders.id)
        entries =
            [ofOrders]
            + children.map { child in
                let order = Quoting.column(child.child.order, of: child.child.table)
                let rows = sql.archivedRows(of: child.child)
                return RemovalPlan.entry(
                    MovePlan.tally(statements, child, of: rows, order: order), of: child.child.table,
                    where: order)
            }
    }

    private static func entry(_ tally: LedgerTally, of child: String?, where order: String) -> String {
        """
        WITH tally AS (
          \(tally.select(where: "\(order) = \(MoveTables.batch)"))
        )
        \(LedgerTally.entry(of: child, adding: true))
        """
    }
}
