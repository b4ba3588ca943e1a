import OrdersCore

/// The statements that move a batch between the database and an archive in a file of its own. Each transaction
/// writes to one of the files only, because one over both would not be atomic.
struct FileMovePlan: Hashable, Sendable {
    /// The keys of the batch under way, in the database.
    static let keys = "main.\(OwnObjects.batchKeysTable)"
    /// The keys that the archive's file got copies of.
    static let copiedKeys = ArchiveFileState.attachedKeys

    static let noteKeys = "INSERT INTO \(keys) (id) SELECT \"\(MoveKeys.key)\" FROM \(MoveKeys.table)"
    static let forgetCopied = "DELETE FROM \(copiedKeys)"
    /// Keeps the keys of those that could not be removed.
    static let forgetMoved =
        "DELETE FROM \(keys) WHERE id IN (SELECT \"\(MoveKeys.key)\" FROM \(MoveKeys.table))"
    static let forgetStale = "DELETE FROM \(copiedKeys) WHERE id IN (SELECT id FROM \(keys))"
    static let countCopied = "SELECT COUNT(*) FROM \(copiedKeys)"
    static let countStale = "SELECT COUNT(*) FROM \(keys) WHERE id IN (SELECT id FROM \(copiedKeys))"

    /// Notes which orders are still there and still in the selection: in the file that the copies go to.
    let select: String
    let copy: String
    let verify: String
    /// How many of those that were copied the archive has.
    let countCopies: String
    /// Finds the orders whose original still equals its copy, and that nothing holds back since.
    let findRemovable: String
    let removeOriginals: String
    /// Copies whose original was edited or deleted meanwhile.
    let removeStaleCopies: String

    init(direction: ArchiveDirection, sql: MappedSQL, orders: TableShape, selection: Condition) {
        let tables = MoveTables(direction, sql: sql, orders: orders)
        let isArchiving = direction == .archive
        let selected = isArchiving ? FileMovePlan.copiedKeys : FileMovePlan.keys
        let candidates =
            isArchiving
            ? tables.isAmong(FileMovePlan.keys) : tables.isAmong(MoveKeys.table, key: MoveKeys.key)
        let isSelected = tables.isAmong(selected)
        select = """
            INSERT INTO \(selected) (id)
            SELECT \(tables.orderID) FROM \(tables.source)
            WHERE \(candidates) AND \(selection.sql)
            """
        copy = tables.copy(where: isSelected)
        verify = tables.verify(where: isSelected)
        findRemovable = """
            INSERT INTO \(MoveKeys.table)
            SELECT \(tables.orderID) FROM \(tables.source)
            WHERE \(isSelected) AND \(tables.isAmong(FileMovePlan.keys)) AND \(selection.sql)
              AND \(tables.isCopied)
            """
        removeOriginals = tables.remove(
            where: isArchiving ? tables.isAmong(MoveKeys.table, key: MoveKeys.key) : isSelected)
        let id = Quoting.column(sql.schema.orders.id, of: sql.archive.table.name)
        let isCopiedKey = "\(id) IN (SELECT id FROM \(FileMovePlan.copiedKeys))"
        countCopies = "SELECT COUNT(*) FROM \(sql.archive.table.identifier) WHERE \(isCopiedKey)"
        removeStaleCopies = """
            DELETE FROM \(sql.archive.table.identifier)
            WHERE \(id) IN (SELECT id FROM \(FileMovePlan.keys)) AND \(isCopiedKey)
            """
        self.direction = direction
    }

    private let direction: ArchiveDirection

    /// What a person sees before a run.
    var statements: [String] {
        switch direction {
        case .archive:
            ["BEGIN", select, copy, "COMMIT", verify, "BEGIN", findRemovable, removeOriginals, "COMMIT"]
        case .restore: ["BEGIN", select, copy, verify, "COMMIT", "BEGIN", removeOriginals, "COMMIT"]
        }
    }
}
