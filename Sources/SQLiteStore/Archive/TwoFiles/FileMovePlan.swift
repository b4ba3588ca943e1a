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
    static let forgetMoved = "DELETE FROM \(keys) WHERE \(BatchKeys.prepared.contain("id"))"
    static let forgetStale = "DELETE FROM \(copiedKeys) WHERE \(BatchKeys.noted.contain("id"))"
    static let countCopied = "SELECT COUNT(*) FROM \(copiedKeys)"
    static let countStale = "SELECT COUNT(*) FROM \(keys) WHERE \(BatchKeys.copied.contain("id"))"

    /// Notes which orders are still there and still in the selection: in the file that the copies go to.
    let select: String
    let copy: String
    /// How many orders were selected, and how many of them equal their copy, with all rows of their children.
    let verify: String
    /// How many of those that were copied the archive has.
    let countCopies: String
    /// Finds the orders whose original still equals its copy, with all rows of their children, and that nothing holds
    /// back since.
    let findRemovable: String
    let removeOriginals: String
    /// Copies whose original was edited or deleted meanwhile: the children's first.
    let removeStaleCopies: [String]
    /// Copied after their orders, and removed before them.
    let children: [ChildMove]

    init(
        direction: ArchiveDirection, sql: MappedSQL, orders: TableShape, children: [ChildShape] = [],
        selection: Condition
    ) {
        let tables = MoveTables(direction, sql: sql, orders: orders)
        let ofChildren = children.map { MoveTables(direction, sql: sql, child: $0) }
        let areCopied = ofChildren.map { $0.haveCopies(of: tables.orderID) }
        let isArchiving = direction == .archive
        let selected: BatchKeys = isArchiving ? .copied : .noted
        let removed: BatchKeys = isArchiving ? .prepared : .noted
        let candidates: BatchKeys = isArchiving ? .noted : .prepared
        let isSelected = selected.contain(tables.orderID)
        select = """
            INSERT INTO \(selected.table) (id)
            SELECT \(tables.orderID) FROM \(tables.source)
            WHERE \(candidates.contain(tables.orderID)) AND \(selection.sql)
            """
        copy = tables.copy(where: isSelected)
        verify = tables.verify(where: isSelected, and: areCopied)
        findRemovable = """
            INSERT INTO \(MoveKeys.table)
            SELECT \(tables.orderID) FROM \(tables.source)
            WHERE \(isSelected) AND \(BatchKeys.noted.contain(tables.orderID)) AND \(selection.sql)
              AND \(([tables.isCopied] + areCopied).joined(separator: "\n  AND "))
            """
        removeOriginals = tables.remove(where: removed.contain(tables.orderID))
        countCopies = FileMovePlan.copies("SELECT COUNT(*)", in: sql.archive.table, sql.schema.orders.id)
        let archives =
            children.map { (sql.archive.table(of: $0.child), $0.child.order) }
            + [(sql.archive.table, sql.schema.orders.id)]
        removeStaleCopies = archives.map { table, order in
            FileMovePlan.copies("DELETE", in: table, order) + " AND "
                + BatchKeys.noted.contain(Quoting.column(order, of: table.name))
        }
        self.children = zip(ofChildren, children).map {
            ChildMove($0, of: $1.child, copied: selected, removed: removed)
        }
        self.direction = direction
    }

    private let direction: ArchiveDirection

    /// A statement about the copies in one of the archive's tables.
    private static func copies(_ verb: String, in table: ArchiveTable, _ order: String) -> String {
        "\(verb) FROM \(table.identifier) WHERE \(BatchKeys.copied.contain(Quoting.column(order, of: table.name)))"
    }

    /// What a person sees before a run.
    var statements: [String] {
        let copies = ["BEGIN", select, copy] + children.map(\.copy)
        let removals = children.map(\.remove) + [removeOriginals, "COMMIT"]
        return switch direction {
        case .archive: copies + ["COMMIT", verify, "BEGIN", findRemovable] + removals
        case .restore: copies + [verify, "COMMIT", "BEGIN"] + removals
        }
    }
}
