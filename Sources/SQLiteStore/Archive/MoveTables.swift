import OrdersCore

/// What the statements that move a table's rows one way have in common, made from the columns that both tables have
/// now.
///
/// The source is read under the name of main's table, whichever table it is, so that the schema's expressions fit.
struct MoveTables: Hashable, Sendable {
    let direction: ArchiveDirection
    /// Those that are copied.
    let columns: [String]
    /// The source as it stands in FROM and DELETE FROM.
    let source: String
    /// The target as it stands in INSERT INTO.
    let target: String
    /// The id of a source row's order.
    let orderID: String
    /// The same of the target's row as it is called in `isCopied`.
    let targetOrderID: String
    /// Whether the target has a row, equal in every column, byte by byte.
    let isCopied: String
    private let key: [String]
    private let values: [String]
    /// A column of the archive alone that notes when a row was archived.
    private let archivedAt: String?

    /// - Parameters:
    ///   - key: The columns that tell the table's rows apart.
    ///   - order: The column with the order's id.
    init(
        _ direction: ArchiveDirection, main: TableShape, archive: ArchiveTable, key: [String], order: String,
        archivedAt: String? = nil
    ) {
        let isArchiving = direction == .archive
        let table = Quoting.identifier(main.table)
        let columns = main.columns.filter { isArchiving || !$0.isGenerated }.map(\.name)
        self.direction = direction
        self.columns = columns
        self.key = key
        self.archivedAt = isArchiving ? archivedAt : nil
        source = isArchiving ? table : "\(archive.identifier) AS \(table)"
        target = isArchiving ? archive.identifier : table
        orderID = Quoting.column(order, of: main.table)
        targetOrderID = Quoting.column(order, of: MoveTables.targetName)
        values = columns.map { Quoting.column($0, of: main.table) }
        let isSame = key.map {
            "\(Quoting.column($0, of: MoveTables.targetName)) = \(Quoting.column($0, of: main.table))"
        }
        let isEqual = columns.map {
            "\(Quoting.column($0, of: MoveTables.targetName)) COLLATE BINARY IS "
                + Quoting.column($0, of: main.table)
        }
        isCopied = """
            EXISTS (
              SELECT 1 FROM \(target) AS "\(MoveTables.targetName)"
              WHERE \((isSame + isEqual).joined(separator: "\n    AND "))
            )
            """
    }

    static let targetName = "ordertop_target"

    /// Copies what a condition selects; a row that the target has already is left to the verification.
    /// Archiving orders needs the argument `now`.
    func copy(where condition: String) -> String {
        let own = archivedAt.map { [$0] } ?? []
        return """
            INSERT INTO \(target) (\(Quoting.list(columns + own)))
            SELECT \((values + own.map { _ in ":now" }).joined(separator: ", "))
            FROM \(source)
            WHERE \(condition)
            ON CONFLICT (\(Quoting.list(key))) DO NOTHING
            """
    }

    /// How many rows of the source a condition selects, and how many of them the target has, equal in every
    /// column.
    ///
    /// - Parameter others: What else a copy takes.
    func verify(where condition: String, and others: [String] = []) -> String {
        """
        SELECT COUNT(*), COUNT(CASE WHEN \(([isCopied] + others).joined(separator: " AND ")) THEN 1 END)
        FROM \(source)
        WHERE \(condition)
        """
    }

    func remove(where condition: String) -> String {
        """
        DELETE FROM \(source)
        WHERE \(condition)
        """
    }
}

extension MoveTables {
    /// The orders' own.
    init(_ direction: ArchiveDirection, sql: MappedSQL, orders: TableShape) {
        let id = sql.schema.orders.id
        self.init(
            direction, main: orders, archive: sql.archive.table, key: [id], order: id,
            archivedAt: OwnObjects.archivedAt)
    }
}
