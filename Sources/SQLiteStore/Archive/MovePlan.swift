import OrdersCore

/// The statements that move a batch one way within one file, in one transaction.
struct MovePlan: Hashable, Sendable {
    let direction: ArchiveDirection
    let copy: String
    /// How many orders of the batch are in the selection, and how many of them have an equal copy.
    let verify: String
    /// Removes what was copied.
    let remove: String

    init(direction: ArchiveDirection, sql: MappedSQL, orders: TableShape, selection: Condition) {
        let tables = MoveTables(direction, sql: sql, orders: orders)
        let isInBatch = "\(tables.isAmong(MoveKeys.table, key: MoveKeys.key)) AND \(selection.sql)"
        self.direction = direction
        copy = tables.copy(where: isInBatch)
        verify = tables.verify(where: isInBatch)
        remove = tables.remove(where: isInBatch)
    }

    /// What a person sees before a run.
    var statements: [String] { ["BEGIN IMMEDIATE", copy, verify, remove, "COMMIT"] }
}
