import OrdersCore

/// The statements that move a child's rows with a batch's orders.
struct ChildMove: Hashable, Sendable {
    let child: ChildTable
    let copy: String
    /// How many rows the source has of the batch, and how many of them the target has, equal in every column.
    let verify: String
    let remove: String
    /// How many rows the target has of the orders whose rows are removed.
    let countCopies: String

    /// What its rows are called in a sentence.
    var rows: String { "rows of \"\(child.table)\"" }

    /// - Parameters:
    ///   - copied: The orders whose rows are copied and verified.
    ///   - removed: The orders whose rows are removed.
    init(_ tables: MoveTables, of child: ChildTable, copied: BatchKeys, removed: BatchKeys) {
        self.child = child
        copy = tables.copy(where: copied.contain(tables.orderID))
        verify = tables.verify(where: copied.contain(tables.orderID))
        remove = tables.remove(where: removed.contain(tables.orderID))
        countCopies = tables.countInTarget(where: removed.contain(tables.targetOrderID))
    }
}
