import OrdersCore

/// The tables of the archive, of what proves it, and of flags.
enum ArchiveObjects {
    static let archivedAt = "archived_at"
    static let ledgerTable = "ordertop_ledger"
    static let childrenTable = "ordertop_children"
    static let flaggedTable = "ordertop_flagged"
    static let stateTable = "ordertop_archive"

    /// What `setup` runs for them.
    static func statements(_ sql: MappedSQL, orders: TableShape) -> [String] {
        archive(sql, columns: "LIKE \(sql.orders.table)") + [ledger, children] + flags(sql) + state
    }

    /// What makes an archive in a database of its own, where there are no orders whose columns it could be like.
    static func statements(_ sql: MappedSQL, elsewhere orders: MovedTable) -> [String] {
        [MetaTable.create, children] + ArchiveBatchState.keys(orders, id: sql.schema.orders.id)
            + archive(sql, columns: orders.declaredColumns)
    }

    /// All of them.
    static func tables(_ sql: MappedSQL, _ db: PostgresConnection) throws -> [String] {
        try holdingRows(sql, db) + [
            flaggedTable, ledgerTable, childrenTable, stateTable, ArchiveBatchState.table,
            ArchiveBatchState.keysTable,
        ]
    }

    /// Those whose rows would be lost with them: the archive's own, and those of children that runs have made.
    static func holdingRows(_ sql: MappedSQL, _ db: PostgresConnection) throws -> [String] {
        [sql.schema.archiveTable] + (try ChildRegister.fetch(db).map(\.archiveTable))
    }

    /// The archive has the orders' columns, in their types, without their defaults; a generated column becomes a plain
    /// one that keeps the value it had. Its indexes serve a user's history, and routing by date.
    ///
    /// - Parameter columns: the orders' own, as CREATE TABLE takes them.
    private static func archive(_ sql: MappedSQL, columns: String) -> [String] {
        let (schema, orders) = (sql.schema, sql.schema.orders)
        let table = Quoting.identifier(schema.archiveTable)
        func index(_ suffix: String, on columns: [String]) -> String {
            "CREATE INDEX \(Quoting.identifier("\(schema.archiveTable)_\(suffix)")) ON \(table) "
                + "(\(Quoting.list(columns)))"
        }
        let create = """
            CREATE TABLE \(table) (
              \(columns),
              \(archivedAt) timestamptz NOT NULL,
              PRIMARY KEY (\(Quoting.identifier(orders.id)))
            )
            """
        guard let createdAt = orders.createdAt.columnName else {
            return [create, index("user", on: [orders.userID])]
        }
        return [
            create, index("user_created", on: [orders.userID, createdAt]), index("created", on: [createdAt]),
        ]
    }

    /// What jobs moved, by month of `created_at` in UTC (`2026-11`; empty for orders without a date): how many orders,
    /// their sum in minor units, the sum of their content hashes modulo 2^64. Negative for restores. The same of each
    /// child's rows, by the month of their order and without a sum; the orders' own lines have an empty `child`.
    private static let ledger = """
        CREATE TABLE \(ledgerTable) (
          child text NOT NULL,
          month text NOT NULL,
          job_id bigint NOT NULL,
          rows bigint NOT NULL,
          total bigint NOT NULL,
          hash numeric(20) NOT NULL,
          PRIMARY KEY (child, month, job_id)
        )
        """

    /// Which children have a table for their archived rows.
    private static let children = """
        CREATE TABLE \(childrenTable) (
          child text PRIMARY KEY,
          order_column text NOT NULL,
          archive text NOT NULL
        )
        """

    /// One row per flagged order: its id in the orders' own type, when it was created, so that the flag is that order's
    /// and nobody else's of that id; when and by which job it was flagged.
    private static func flags(_ sql: MappedSQL) -> [String] {
        [
            """
            CREATE TABLE \(flaggedTable) AS
            SELECT \(sql.orders.id) AS id, now() AS created_at, now() AS flagged_at, 0::bigint AS job_id
            FROM \(sql.orders.table) WITH NO DATA
            """,
            """
            ALTER TABLE \(flaggedTable) ADD PRIMARY KEY (id), ALTER created_at SET NOT NULL,
              ALTER flagged_at SET NOT NULL, ALTER job_id SET NOT NULL
            """,
        ]
    }

    /// One row: the instant before which every flagged order was created, NULL as long as none is flagged.
    private static let state = [
        """
        CREATE TABLE \(stateTable) (
          one boolean PRIMARY KEY DEFAULT TRUE CHECK (one),
          flagged_before timestamptz
        )
        """,
        "INSERT INTO \(stateTable) (one) VALUES (TRUE)",
    ]
}
