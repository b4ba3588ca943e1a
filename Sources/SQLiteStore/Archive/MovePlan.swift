import GRDB
import OrdersCore

/// The statements that move orders one way, made from the columns both tables have now.
///
/// The source is read under the orders table's name, whichever table it is, so that the schema's expressions
/// fit. The keys of a batch are in a temporary table, filled before the write lock is taken.
struct MovePlan: Hashable, Sendable {
    static let keys = "temp.\"ordertop_batch\""
    static let createKeys = """
        CREATE TEMP TABLE IF NOT EXISTS "ordertop_batch" ("ordertop_id" PRIMARY KEY) WITHOUT ROWID
        """
    static let clearKeys = Query("DELETE FROM \(keys)")
    static let addKey = "INSERT INTO \(keys) VALUES (:id)"

    let direction: ArchiveDirection
    /// The source as it stands in FROM and DELETE FROM.
    let source: String
    /// Copies what is in the selection; an order that the target has already is left to the verification.
    let copy: String
    /// How many orders of the batch are in the selection, and how many of them the target has, equal in every
    /// column, byte by byte.
    let verify: String
    /// Removes what was copied.
    let remove: String

    init(direction: ArchiveDirection, sql: MappedSQL, orders: TableShape, selection: Condition) {
        let archive = Quoting.identifier(sql.schema.archiveTable)
        let isArchiving = direction == .archive
        let columns = orders.columns.filter { isArchiving || !$0.isGenerated }.map(\.name)
        let target = isArchiving ? archive : sql.orders.table
        let from = isArchiving ? sql.orders.table : "\(archive) AS \(sql.orders.table)"
        let id = Quoting.identifier(sql.schema.orders.id)
        let values = columns.map { Quoting.column($0, of: sql.schema.orders.table) }
        // Not a join with the keys: once the orders have statistics SQLite would put a Bloom filter before it,
        // and fill that by reading the whole table, in every batch, under the write lock.
        let isInBatch =
            "\(sql.orders.id) IN (SELECT \"ordertop_id\" FROM \(MovePlan.keys)) AND \(selection.sql)"
        let batch = """
            FROM \(from)
            WHERE \(isInBatch)
            """
        self.direction = direction
        source = from
        copy = """
            INSERT INTO \(target) (\(Quoting.list(columns + (isArchiving ? [OwnObjects.archivedAt] : []))))
            SELECT \((values + (isArchiving ? [":now"] : [])).joined(separator: ", "))
            \(batch)
            ON CONFLICT (\(id)) DO NOTHING
            """
        verify = """
            SELECT COUNT(*), COUNT(CASE WHEN EXISTS (
              SELECT 1 FROM \(target) AS "ordertop_target"
              WHERE "ordertop_target".\(id) = \(sql.orders.id)
                AND \(MovePlan.equality(columns, in: sql.schema.orders.table))
            ) THEN 1 END)
            \(batch)
            """
        remove = """
            DELETE FROM \(from)
            WHERE \(isInBatch)
            """
    }

    /// What a person sees before a run.
    var statements: [String] { ["BEGIN IMMEDIATE", copy, verify, remove, "COMMIT"] }

    private static func equality(_ columns: [String], in source: String) -> String {
        columns.map { name in
            "\"ordertop_target\".\(Quoting.identifier(name)) COLLATE BINARY IS \(Quoting.column(name, of: source))"
        }.joined(separator: "\n    AND ")
    }
}
