import GRDB
import OrdersCore

/// The statements that move a batch one way within one file, in one transaction.
struct MovePlan: Hashable, Sendable {
    let direction: ArchiveDirection
    /// Leaves only those of the batch's keys that are in the selection, where there are children: once their rows have
    /// moved, an order may no longer look as it was selected. Nil where every statement looks at the selection.
    let select: String?
    let copy: String
    /// How many orders of the batch are in the selection, and how many of them have an equal copy.
    let verify: String
    /// Removes what was copied.
    let remove: String
    /// Copied after their orders, and removed before them.
    let children: [ChildMove]
    /// Of `select`, or of every statement about orders.
    let arguments: [String: DatabaseValue]

    init(
        direction: ArchiveDirection, sql: MappedSQL, orders: TableShape, children: [ChildShape] = [],
        selection: Condition
    ) {
        let tables = MoveTables(direction, sql: sql, orders: orders)
        let isAmongKeys = BatchKeys.prepared.contain(tables.orderID)
        let isSelected = "\(isAmongKeys) AND \(selection.sql)"
        let isInBatch = children.isEmpty ? isSelected : isAmongKeys
        self.direction = direction
        arguments = selection.arguments
        select =
            children.isEmpty
            ? nil
            : """
            DELETE FROM \(MoveKeys.table)
            WHERE "\(MoveKeys.key)" NOT IN (SELECT \(tables.orderID) FROM \(tables.source) WHERE \(isSelected))
            """
        copy = tables.copy(where: isInBatch)
        verify = tables.verify(where: isInBatch)
        remove = tables.remove(where: isInBatch)
        self.children = children.map { child in
            ChildMove(
                MoveTables(direction, sql: sql, child: child), of: child.child, copied: .prepared,
                removed: .prepared)
        }
    }

    /// What a person sees before a run.
    var statements: [String] {
        ["BEGIN IMMEDIATE"] + [select].compactMap(\.self) + [copy] + children.map(\.copy) + [verify]
            + children.map(\.verify) + children.map(\.remove) + [remove, "COMMIT"]
    }
}
