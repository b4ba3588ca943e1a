import OrdersCore

/// The tables whose rows move, as they are declared now, and the keys around them.
struct MovedTables: Hashable, Sendable {
    struct Child: Hashable, Sendable {
        let child: ChildTable
        let main: MovedTable
        /// Nil until a run has made it, and when it is gone.
        let archive: MovedTable?
        /// Whether the database knows it from earlier runs.
        let isRegistered: Bool

        /// Whether its rows can move.
        var isReady: Bool { isRegistered && archive != nil && !main.key.isEmpty }
    }

    let orders: MovedTable
    /// Nil before `setup`, and where it can't be read.
    let archive: MovedTable?
    /// Those that the schema names.
    let children: [Child]
    /// Those that the database knows from earlier runs.
    let registered: [ChildTable]
    let references: OrderReferences
    /// Whether the archive's tables are in another database.
    var isElsewhere = false

    /// The same seen from main while tables of main stand in for the archive's.
    var besideMain: MovedTables {
        var tables = self
        tables.isElsewhere = false
        return tables
    }

    /// The children whose archived rows have a table.
    var archived: [ChildTable] { children.filter(\.isRegistered).map(\.child) }

    /// Where one database holds both.
    static func fetch(_ db: PostgresConnection, _ sql: MappedSQL) throws -> MovedTables {
        try fetch(db, archive: db, sql)
    }

    /// - Parameters:
    ///   - db: main's session.
    ///   - archive: the archive's, which may be the same; nil where it can't be read.
    /// - Throws: `OrdersError` (`schemaMismatch`) when main's orders or a child's table are gone.
    static func fetch(
        _ db: PostgresConnection, archive: PostgresConnection?, _ sql: MappedSQL
    ) throws -> MovedTables {
        let schema = sql.schema
        let orders = try required(schema.orders.table, db)
        let registered = try archive.map(ChildRegister.fetch) ?? []
        let children = try schema.children.map { child in
            Child(
                child: child, main: try required(child.table, db),
                archive: try archive.flatMap { try MovedTable.fetch(child.archiveTable, $0) },
                isRegistered: registered.contains(child))
        }
        let keys = try ForeignKey.fetch(around: [orders.number] + children.map(\.main.number), db)
        return MovedTables(
            orders: orders, archive: try archive.flatMap { try MovedTable.fetch(schema.archiveTable, $0) },
            children: children, registered: registered,
            references: OrderReferences(
                keys, orders: orders, children: children.map { ($0.child, $0.main) },
                orderID: schema.orders.id), isElsewhere: archive !== db)
    }

    private static func required(_ table: String, _ db: PostgresConnection) throws -> MovedTable {
        guard let found = try MovedTable.fetch(table, db) else {
            throw OrdersError(.schemaMismatch, "The table \"\(table)\" is gone: open the database again.")
        }
        return found
    }
}

extension MovedTables {
    /// A text that differs when the columns, triggers, rules or foreign keys of the tables that move have changed, or
    /// another run has made a child's table; and whether any order is flagged.
    ///
    /// - Parameter hasFlags: false in the database of an archive alone, which knows no flags.
    static func fingerprint(_ sql: MappedSQL, hasFlags: Bool = true) -> Query {
        let flags =
            hasFlags ? "(SELECT flagged_before IS NOT NULL FROM \(ArchiveObjects.stateTable))" : "FALSE"
        return Query(
            """
            WITH moved AS MATERIALIZED (
              SELECT to_regclass(name)::oid AS number FROM unnest(:tables::text[]) AS name
            )
            SELECT md5(concat(
              (SELECT string_agg(concat_ws(',', a.attrelid, a.attname, a.atttypid, a.atttypmod, a.attnotnull, a.atthasdef,
                 a.attgenerated), ';' ORDER BY a.attrelid, a.attnum)
               FROM pg_attribute a JOIN moved ON a.attrelid = moved.number WHERE a.attnum > 0 AND NOT a.attisdropped), '|',
              (SELECT string_agg(concat_ws(',', t.oid, t.tgenabled), ';' ORDER BY t.oid)
               FROM pg_trigger t JOIN moved ON t.tgrelid = moved.number), '|',
              (SELECT string_agg(concat_ws(',', r.oid, r.ev_enabled), ';' ORDER BY r.oid)
               FROM pg_rewrite r JOIN moved ON r.ev_class = moved.number), '|',
              (SELECT string_agg(concat_ws(',', child, order_column, archive), ';' ORDER BY child)
               FROM \(ArchiveObjects.childrenTable))
            )), \(flags)
            """, ["tables": .texts(names(sql).map(Quoting.identifier))])
    }

    /// Main's and the archive's tables of everything that moves.
    private static func names(_ sql: MappedSQL) -> [String] {
        [sql.schema.orders.table, sql.schema.archiveTable]
            + sql.schema.children.flatMap { [$0.table, $0.archiveTable] }
    }
}
