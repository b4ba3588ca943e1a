import OrdersCore

/// What the statements that move a table's rows one way have in common.
///
/// The source is read under the name of main's table, whichever table it is, so that the schema's expressions fit.
struct MoveTables: Hashable, Sendable {
    /// The source as it stands in FROM and DELETE FROM.
    let source: String
    /// The same after INSERT INTO and in USING, called "ordertop_target".
    let target: String
    /// What the source's rows are called.
    let row: String
    /// The id of a source row's order.
    let orderID: String
    /// The same of the target's.
    let targetOrderID: String
    private let direction: ArchiveDirection
    private let columns: [String]
    private let key: [String]
    /// A column of the archive alone that notes when a row was archived.
    private let archivedAt: String?

    /// - Parameters:
    ///   - key: the columns that tell the table's rows apart.
    ///   - order: the column with the order's id.
    init(
        _ direction: ArchiveDirection, main: MovedTable, archive: String, key: [String], order: String,
        archivedAt: String? = nil
    ) {
        let isArchiving = direction == .archive
        let (table, archive) = (Quoting.identifier(main.name), Quoting.identifier(archive))
        self.direction = direction
        self.key = key
        self.archivedAt = isArchiving ? archivedAt : nil
        columns = main.columns.filter { isArchiving || !$0.isGenerated }.map(\.name)
        row = table
        source = isArchiving ? table : "\(archive) AS \(table)"
        target = "\(isArchiving ? archive : table) AS \"\(MoveTables.targetName)\""
        orderID = Quoting.column(order, of: main.name)
        targetOrderID = Quoting.column(order, of: MoveTables.targetName)
    }

    static let targetName = "ordertop_target"

    /// The orders of the batch, an array.
    static let batch = "ANY (:ids)"

    /// Locks the source's rows of the batch that fulfil a condition and that nobody else has locked.
    func lock(selecting column: String, where condition: String) -> String {
        """
        SELECT \(column) FROM \(source)
        WHERE \(orderID) = \(MoveTables.batch) AND \(condition)
        FOR UPDATE OF \(row) SKIP LOCKED
        """
    }

    /// Copies the batch's rows; one that the target has already is left to the verification. Archiving orders needs the
    /// argument `now`.
    var copy: String {
        let own = archivedAt.map { [$0] } ?? []
        let values = columns.map { row + "." + Quoting.identifier($0) } + own.map { _ in ":now" }
        return """
            INSERT INTO \(target) (\(Quoting.list(columns + own)))
              \(direction == .restore ? "OVERRIDING SYSTEM VALUE " : "")SELECT \(values.joined(separator: ", "))
              FROM \(source)
              WHERE \(orderID) = \(MoveTables.batch)
              ON CONFLICT (\(Quoting.list(key))) DO NOTHING
            """
    }

    /// Removes those of the batch's rows that the target has with the same content, compared byte by byte.
    var remove: String {
        """
        DELETE FROM \(source) USING \(target)
          WHERE \(orderID) = \(MoveTables.batch)
            AND \(isSame)
            AND \(image(row))
              *= \(image("\"\(MoveTables.targetName)\""))
        """
    }

    /// Keeps rows that the target had before from changing until they have been compared.
    var lockTarget: String {
        """
        SELECT 1 FROM \(target) WHERE \(targetOrderID) = \(MoveTables.batch)
        FOR UPDATE OF "\(MoveTables.targetName)"
        """
    }

    /// How many rows the source has of the batch's orders.
    var countInSource: String { "SELECT COUNT(*) FROM \(source) WHERE \(orderID) = \(MoveTables.batch)" }

    /// How many rows the target has of them.
    var countInTarget: String {
        "SELECT COUNT(*) FROM \(target) WHERE \(targetOrderID) = \(MoveTables.batch)"
    }

    /// Whether the target has a source row with the same content, compared byte by byte.
    var hasEqualCopy: String {
        """
        EXISTS (
            SELECT 1 FROM \(target)
            WHERE \(isSame) AND \(image(row)) *= \(image("\"\(MoveTables.targetName)\""))
          )
        """
    }

    /// How many of the batch's source rows have such a copy.
    var countEqual: String { countInSource + " AND \(hasEqualCopy)" }

    /// Whether the target has all rows of an order that the source has, with the same content, and no more.
    func haveCopies(ofOrder id: String) -> String {
        """
        NOT EXISTS (SELECT 1 FROM \(source) WHERE \(orderID) = \(id) AND NOT \(hasEqualCopy))
          AND (SELECT COUNT(*) FROM \(source) WHERE \(orderID) = \(id))
            = (SELECT COUNT(*) FROM \(target) WHERE \(targetOrderID) = \(id))
        """
    }

    private var isSame: String {
        key.map { "\(Quoting.column($0, of: MoveTables.targetName)) = \(row).\(Quoting.identifier($0))" }
            .joined(separator: " AND ")
    }

    /// `*=` compares the values as they are stored, of any type: 1.0 is not 1.00, and no collation takes two texts for
    /// one.
    private func image(_ table: String) -> String {
        "ROW(\(columns.map { table + "." + Quoting.identifier($0) }.joined(separator: ", ")))::record"
    }
}

extension MoveTables {
    /// The orders' own.
    init(_ direction: ArchiveDirection, sql: MappedSQL, orders: MovedTable) {
        let id = sql.schema.orders.id
        self.init(
            direction, main: orders, archive: sql.schema.archiveTable, key: [id], order: id,
            archivedAt: ArchiveObjects.archivedAt)
    }

    /// Those of a child.
    init(_ direction: ArchiveDirection, child: MovedTables.Child) {
        self.init(
            direction, main: child.main, archive: child.child.archiveTable, key: child.main.key,
            order: child.child.order)
    }
}
