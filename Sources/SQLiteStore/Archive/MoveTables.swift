import OrdersCore

/// What the statements that move orders one way have in common, made from the columns both tables have now.
///
/// The source is read under the orders table's name, whichever table it is, so that the schema's expressions fit.
struct MoveTables: Hashable, Sendable {
    let direction: ArchiveDirection
    /// Those that are copied.
    let columns: [String]
    /// The source as it stands in FROM and DELETE FROM.
    let source: String
    /// The target as it stands in INSERT INTO.
    let target: String
    /// The source's id.
    let id: String
    /// Whether the target has an order, equal in every column, byte by byte.
    let isCopied: String
    private let bareID: String
    private let values: [String]

    init(_ direction: ArchiveDirection, sql: MappedSQL, orders: TableShape) {
        let isArchiving = direction == .archive
        let table = sql.schema.orders.table
        let archive = sql.archive.table.identifier
        let columns = orders.columns.filter { isArchiving || !$0.isGenerated }.map(\.name)
        let bareID = Quoting.identifier(sql.schema.orders.id)
        self.direction = direction
        self.columns = columns
        self.bareID = bareID
        source = isArchiving ? sql.orders.table : "\(archive) AS \(sql.orders.table)"
        target = isArchiving ? archive : sql.orders.table
        id = sql.orders.id
        values = columns.map { Quoting.column($0, of: table) }
        let isEqual = columns.map { name in
            "\"ordertop_target\".\(Quoting.identifier(name)) COLLATE BINARY IS \(Quoting.column(name, of: table))"
        }
        isCopied = """
            EXISTS (
              SELECT 1 FROM \(target) AS "ordertop_target"
              WHERE "ordertop_target".\(bareID) = \(sql.orders.id)
                AND \(isEqual.joined(separator: "\n    AND "))
            )
            """
    }

    /// Copies what a condition selects; an order that the target has already is left to the verification.
    /// Archiving needs the argument `now`.
    func copy(where condition: String) -> String {
        let isArchiving = direction == .archive
        return """
            INSERT INTO \(target) (\(Quoting.list(columns + (isArchiving ? [OwnObjects.archivedAt] : []))))
            SELECT \((values + (isArchiving ? [":now"] : [])).joined(separator: ", "))
            FROM \(source)
            WHERE \(condition)
            ON CONFLICT (\(bareID)) DO NOTHING
            """
    }

    /// How many orders of the source a condition selects, and how many of them the target has, equal in every
    /// column.
    func verify(where condition: String) -> String {
        """
        SELECT COUNT(*), COUNT(CASE WHEN \(isCopied) THEN 1 END)
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

    /// Whether a key is among those of a table of keys.
    ///
    /// Not a join with the keys: once the orders have statistics SQLite would put a Bloom filter before it, and fill
    /// that by reading the whole table, in every batch, under the write lock.
    func isAmong(_ keys: String, key: String = "id") -> String {
        "\(id) IN (SELECT \"\(key)\" FROM \(keys))"
    }
}
