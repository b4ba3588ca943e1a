import OrdersCore

/// The statements that move a batch one way, in one READ COMMITTED transaction. See docs/decisions/0020.
struct MovePlan: Hashable, Sendable {
    /// A child's part. Copied and removed where no cascade can find a row without a copy.
    struct Child: Hashable, Sendable {
        let child: ChildTable
        /// Locks the rows, and names the orders that have some which others hold.
        let lock: String
        let copy: String
        let remove: String
        let lockTarget: String
        let countInSource: String
        let countInTarget: String
    }

    /// Finds archived rows with values that main has no column for.
    struct Loss: Hashable, Sendable {
        let table: String
        /// Each is true where a row of the batch has a value in it.
        let columns: [String]
        let query: String
    }

    let direction: ArchiveDirection
    /// Keeps the tables' columns as they are until the transaction ends.
    let lockTables: String
    /// Locks the orders of the batch that are there, selected, and not locked by others; needs the selection's arguments.
    let lock: Query
    /// Which of the locked ones are still selected, seen by a snapshot that is younger than the locks; nil where the
    /// selection looks at nothing but the orders' own rows.
    let select: Query?
    /// Locked by others, though there and selected.
    let countHeld: Query
    /// What a restore would lose; empty where main has every column of the archive.
    let losses: [Loss]
    /// Copies, and enters what is new in the ledger where it comes into the archive; how many were written.
    let copy: String
    let lockTarget: String
    /// Removes what has an equal copy, and enters that in the ledger where it leaves the archive; how many were removed.
    let remove: String
    let children: [Child]

    init(_ direction: ArchiveDirection, _ statements: ArchiveSQL, _ selection: ArchiveSelection) {
        let (sql, tables) = (statements.sql, statements.tables)
        let orders = MoveTables(direction, sql: sql, orders: tables.orders)
        let isSelected = statements.isSelected(selection)
        let isInBatch = "\(sql.orders.id) = \(MoveTables.batch)"
        let found = "SELECT \(sql.orders.id) FROM \(orders.source)\nWHERE \(isInBatch) AND \(isSelected.sql)"
        self.direction = direction
        lock = Query(
            orders.lock(selecting: sql.orders.id, where: isSelected.sql), isSelected.arguments)
        select = statements.looksElsewhere(selection) ? Query(found, isSelected.arguments) : nil
        countHeld = Query("SELECT COUNT(*) FROM (\(found)) AS held", isSelected.arguments)
        lockTarget = orders.lockTarget
        lockTables = MovePlan.lockTables(sql.schema, tables)
        let tally = MovePlan.tally(statements, of: "changed AS \(sql.orders.table)")
        copy = MovePlan.counted(orders.copy, orders, tally, of: nil, direction, on: .archive)
        remove = MovePlan.counted(orders.remove, orders, tally, of: nil, direction, on: .restore)
        losses = direction == .restore ? MovePlan.losses(tables, sql) : []
        children = tables.children.filter(\.isReady).map {
            MovePlan.child($0, direction, statements)
        }
    }
}

extension MovePlan {
    /// - Parameter source: archived orders under the orders table's name.
    static func tally(_ statements: ArchiveSQL, of source: String) -> LedgerTally {
        let (orders, tables) = (statements.orders(in: .archive), statements.tables)
        let hash = tables.archive.map {
            RowHash(archive: $0, main: tables.orders, own: ArchiveObjects.archivedAt)
        }
        return LedgerTally(
            source: source, createdAt: orders.createdAt.value, totalSum: orders.totalSum,
            hash: hash?.sql(of: statements.sql.schema.orders.table) ?? "0")
    }

    /// A child's rows count with the month of their order, which main has while they move either way.
    ///
    /// - Parameters:
    ///   - source: archived rows under the child's name.
    ///   - order: the id of a row's order.
    static func tally(
        _ statements: ArchiveSQL, _ child: MovedTables.Child, of source: String, order: String
    ) -> LedgerTally {
        let main = statements.orders(in: .main)
        let hash = child.archive.map { RowHash(archive: $0, main: child.main) }
        return LedgerTally(
            source: source,
            createdAt: "(SELECT \(main.createdAt.value) FROM \(main.table) WHERE \(main.id) = \(order))",
            totalSum: nil, hash: hash?.sql(of: child.child.table) ?? "0")
    }

    /// A statement that changes rows, with its count, and with the ledger's entry where it goes in that direction.
    private static func counted(
        _ change: String, _ tables: MoveTables, _ tally: LedgerTally, of child: String?,
        _ direction: ArchiveDirection, on entering: ArchiveDirection
    ) -> String {
        let changed = entering == .archive ? "\"\(MoveTables.targetName)\"" : tables.row
        guard direction == entering else {
            return "WITH changed AS (\n  \(change)\n  RETURNING 1\n)\nSELECT COUNT(*) FROM changed"
        }
        return """
            WITH changed AS (
              \(change)
              RETURNING \(changed).*
            ), tally AS (
              \(tally.select())
            ), entered AS (
              \(LedgerTally.entry(of: child, adding: direction == .archive))
            )
            SELECT COALESCE(SUM(rows), 0)::int8 FROM tally
            """
    }

    private static func child(
        _ child: MovedTables.Child, _ direction: ArchiveDirection, _ statements: ArchiveSQL
    ) -> Child {
        let tables = MoveTables(direction, child: child)
        let tally = MovePlan.tally(
            statements, child, of: "changed AS \(tables.row)", order: tables.orderID)
        func counted(_ change: String, on entering: ArchiveDirection) -> String {
            MovePlan.counted(change, tables, tally, of: child.child.table, direction, on: entering)
        }
        return Child(
            child: child.child, lock: lockRows(tables), copy: counted(tables.copy, on: .archive),
            remove: counted(tables.remove, on: .restore), lockTarget: tables.lockTarget,
            countInSource: tables.countInSource, countInTarget: tables.countInTarget)
    }

    private static func lockRows(_ tables: MoveTables) -> String {
        """
        WITH locked AS MATERIALIZED (
          \(tables.lock(selecting: "\(tables.orderID) AS id", where: "TRUE"))
        ), found AS (
          SELECT \(tables.orderID) AS id, COUNT(*) AS rows FROM \(tables.source)
          WHERE \(tables.orderID) = \(MoveTables.batch) GROUP BY 1
        )
        SELECT found.id FROM found
        LEFT JOIN (SELECT id, COUNT(*) AS rows FROM locked GROUP BY id) AS held ON held.id = found.id
        WHERE held.rows IS DISTINCT FROM found.rows
        """
    }

    private static func losses(_ tables: MovedTables, _ sql: MappedSQL) -> [Loss] {
        let orders = MoveTables(.restore, sql: sql, orders: tables.orders)
        let own = tables.archive.map {
            RowHash(archive: $0, main: tables.orders, own: ArchiveObjects.archivedAt)
        }
        let children = tables.children.map { child in
            child.archive.flatMap { archive in
                loss(
                    RowHash(archive: archive, main: child.main), MoveTables(.restore, child: child),
                    child.child.table)
            }
        }
        return ([own.flatMap { loss($0, orders, sql.schema.orders.table) }] + children).compactMap(\.self)
    }

    private static func loss(_ hash: RowHash, _ tables: MoveTables, _ table: String) -> Loss? {
        let outside = hash.outsideMain(of: table)
        guard !outside.isEmpty else { return nil }
        let values = outside.map { "COALESCE(bool_or(\($0.hasValue)), FALSE)" }.joined(separator: ", ")
        return Loss(
            table: table, columns: outside.map(\.column),
            query: "SELECT \(values) FROM \(tables.source) WHERE \(tables.orderID) = \(MoveTables.batch)")
    }

    static func lockTables(_ schema: OrdersSchema, _ moved: MovedTables) -> String {
        let children = moved.children.filter(\.isReady).flatMap { [$0.child.table, $0.child.archiveTable] }
        return lockTables([schema.orders.table, schema.archiveTable] + children)
    }

    static func lockTables(_ tables: [String]) -> String {
        "LOCK TABLE \(tables.map(Quoting.identifier).joined(separator: ", ")) IN ROW EXCLUSIVE MODE"
    }

    /// What a person sees before a run.
    var statements: [String] {
        let isArchiving = direction == .archive
        let own =
            ["BEGIN ISOLATION LEVEL READ COMMITTED", lockTables, lock.sql]
            + (select.map { [$0.sql] } ?? [])
        let moves =
            isArchiving
            ? children.map(\.copy) + [copy] + children.map(\.remove) + [remove]
            : [copy] + children.map(\.copy) + [remove] + children.map(\.remove)
        return own + children.map(\.lock) + moves + ["COMMIT"]
    }
}
