import OrdersCore

/// What stands in the way of moving orders, beyond set-up.
struct MoveObstacles {
    let sides: BothSides
    let tables: MovedTables

    private var db: PostgresConnection { sides.main }
    private var sql: MappedSQL { sides.sql }
    var fit: ArchiveFit { ArchiveFit(tables) }

    /// - Throws: `OrdersError` (`schemaMismatch`) when something stands in the way of a batch.
    func requireNone(_ direction: ArchiveDirection) throws {
        let found = try list(direction) + fit.unconfirmed
        guard found.isEmpty else {
            throw OrdersError(
                .schemaMismatch, "Orders can't move: \(found.joined(separator: "; ")): change that first.")
        }
    }

    /// A sentence each; empty when orders can move, once the archive has what main has got.
    func list(_ direction: ArchiveDirection) throws -> [String] {
        try fit.obstacles + indexes(direction) + stranded(direction) + rights(direction) + triggers(direction)
            + rules(direction)
    }

    /// Orders that rows of other tables refer to are held back one by one, and a child's rows are looked for, which takes
    /// an index.
    private func indexes(_ direction: ArchiveDirection) throws -> [String] {
        guard direction == .archive else { return [] }
        return tables.references.withoutIndex.map(\.missingIndex) + (try childrenWithoutIndex())
    }

    func childrenWithoutIndex() throws -> [String] {
        try tables.children.filter { try !hasIndex($0) }.map { child in
            let (table, column) = (
                Quoting.identifier(child.child.table), Quoting.identifier(child.child.order)
            )
            return
                "\"\(child.child.table)\" has no index on \(child.child.order), so that all of it would be read for "
                + "every batch (CREATE INDEX CONCURRENTLY ON \(table) (\(column)))"
        }
    }

    private func hasIndex(_ child: MovedTables.Child) throws -> Bool {
        try Query(
            """
            SELECT EXISTS (
              SELECT 1 FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
              WHERE i.indrelid = :table::oid AND i.indisvalid AND i.indpred IS NULL AND a.attname = :column
            )
            """, ["table": .int(child.main.number), "column": .text(child.child.order)]
        ).isTrue(db)
    }

    /// Orders that went to the archive before their child was named have rows in main still; they come back first.
    private func stranded(_ direction: ArchiveDirection) throws -> [String] {
        guard direction == .archive, tables.archive != nil else { return [] }
        return try tables.children.filter { child in
            guard !child.isRegistered, try hasIndex(child) else { return false }
            return try tables.isElsewhere ? hasRowsOfOrdersElsewhere(child) : hasRowsOfArchived(child)
        }.map {
            "\"\($0.child.table)\" still has rows of orders that are in the archive: restore these orders first, with a "
                + "schema file that doesn't name \"\($0.child.table)\""
        }
    }

    private func hasRowsOfArchived(_ child: MovedTables.Child) throws -> Bool {
        let order = Quoting.column(child.child.order, of: child.child.table)
        let id = Quoting.column(sql.schema.orders.id, of: "ordertop_archived")
        return try Query(
            """
            SELECT EXISTS (
              SELECT 1 FROM \(Quoting.identifier(sql.schema.archiveTable)) AS "ordertop_archived"
              WHERE EXISTS (SELECT 1 FROM \(Quoting.identifier(child.child.table)) WHERE \(order) = \(id))
                AND NOT EXISTS (SELECT 1 FROM \(sql.orders.table) WHERE \(sql.orders.id) = \(id))
            )
            """
        ).isTrue(db)
    }

    /// A foreign key leaves no row without its order; where there is none, the first such rows tell.
    private func hasRowsOfOrdersElsewhere(_ child: MovedTables.Child) throws -> Bool {
        let order = Quoting.column(child.child.order, of: child.child.table)
        let strays = try Query(
            """
            SELECT DISTINCT \(order) FROM \(Quoting.identifier(child.child.table))
            WHERE \(order) IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM \(sql.orders.table) WHERE \(sql.orders.id) = \(order))
            LIMIT 1000
            """
        ).rows(db).compactMap { Order.ID($0[0]) }
        let found = Query(
            """
            SELECT EXISTS (
              SELECT 1 FROM \(Quoting.identifier(sql.schema.archiveTable)) AS "ordertop_archived"
              WHERE \(Quoting.column(sql.schema.orders.id, of: "ordertop_archived")) = ANY (:ids)
            )
            """, ["ids": sql.orders.argument(strays)])
        return try !strays.isEmpty && sides.on(.archive) { try found.isTrue($0) }
    }

    private var mains: [String] { [sql.schema.orders.table] + tables.children.map(\.child.table) }

    private var archives: [String] {
        (tables.archive.map { [$0.name] } ?? []) + tables.children.compactMap(\.archive?.name)
    }

    /// Everything that a batch locks, reads, writes and removes. A row lock takes the right to update; an archive in
    /// another database loses copies of orders that were edited meanwhile, too.
    private func rights(_ direction: ArchiveDirection) throws -> [String] {
        let (source, target) = (["SELECT", "UPDATE", "DELETE"], ["SELECT", "UPDATE", "INSERT"])
        let isArchiving = direction == .archive
        let ofArchive = tables.isElsewhere ? target + ["DELETE"] : isArchiving ? target : source
        let own = tables.isElsewhere ? [OwnObjects.metaTable, ArchiveBatchState.keysTable] : []
        return try mains.flatMap { try missingRights(to: $0, isArchiving ? source : target, db) }
            + rowSecurity(mains, db)
            + sides.on(.archive) { archive in
                try (archives + own).flatMap { try missingRights(to: $0, ofArchive, archive) }
                    + rowSecurity(archives, archive)
            } + temporaryTables()
    }

    /// Where each database lends the other's rows a table while it compares them.
    private func temporaryTables() throws -> [String] {
        guard tables.isElsewhere else { return [] }
        let mayMake = Query(
            """
            SELECT has_database_privilege(current_database(), 'TEMPORARY'), current_database()::text, current_user::text
            """)
        let rows = try [mayMake.firstRow(db), sides.on(.archive) { try mayMake.firstRow($0) }]
        return rows.compactMap(\.self).filter { !$0.bool(0) }.map {
            let (database, role) = (Quoting.identifier($0.text(1)), Quoting.identifier($0.text(2)))
            return "the role \($0.text(2)) lacks a right (GRANT TEMPORARY ON DATABASE \(database) TO \(role))"
        }
    }

    private func missingRights(
        to table: String, _ needed: [String], _ db: PostgresConnection
    ) throws -> [String] {
        let rows = try Query(
            """
            SELECT needed, current_user::text FROM unnest(:needed::text[]) AS needed
            WHERE NOT has_table_privilege(to_regclass(:table), needed)
            """, ["needed": .texts(needed), "table": .text(Quoting.identifier(table))]
        ).rows(db)
        guard let role = rows.first?.text(1) else { return [] }
        let missing = rows.map { $0.text(0) }.joined(separator: ", ")
        return [
            "the role \(role) lacks a right (GRANT \(missing) ON \(Quoting.identifier(table)) TO "
                + "\(Quoting.identifier(role)))"
        ]
    }

    private func rowSecurity(_ names: [String], _ db: PostgresConnection) throws -> [String] {
        try Query(
            "SELECT name FROM unnest(:tables::text[]) AS name WHERE row_security_active(to_regclass(name))",
            ["tables": .texts(names.map(Quoting.identifier))]
        ).rows(db).map {
            "row security hides rows of \($0.text(0)) from this role: run it with a role that has BYPASSRLS"
        }
    }

    /// A trigger of somebody else's would take a moved row for a deleted or a new one.
    private func triggers(_ direction: ArchiveDirection) throws -> [String] {
        let (leaving, coming) = (("DELETE", Int64(8)), ("INSERT", Int64(4)))
        let (main, other) = direction == .archive ? (leaving, coming) : (coming, leaving)
        return try triggers(on: mains, of: main.0, bit: main.1, db)
            + sides.on(.archive) { try triggers(on: archives, of: other.0, bit: other.1, $0) }
    }

    /// - Parameter bit: of `tgtype`, as PostgreSQL's `pg_trigger.h` has it.
    private func triggers(
        on tables: [String], of event: String, bit: Int64, _ db: PostgresConnection
    ) throws -> [String] {
        try Query(
            """
            SELECT t.tgname, c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE t.tgrelid IN (SELECT to_regclass(name) FROM unnest(:tables::text[]) AS name)
              AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND t.tgtype & :bit <> 0
              AND t.tgname NOT LIKE 'ordertop\\_%'
            ORDER BY c.relname, t.tgname
            """, ["tables": .texts(tables.map(Quoting.identifier)), "bit": .int(bit)]
        ).rows(db).map { "the trigger \"\($0.text(0))\" runs on every \(event) of \"\($0.text(1))\"" }
    }

    /// A rule would make something else of a statement.
    private func rules(_ direction: ArchiveDirection) throws -> [String] {
        try Query(
            """
            SELECT r.rulename, c.relname FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
            WHERE r.ev_class IN (SELECT to_regclass(name) FROM unnest(:tables::text[]) AS name)
              AND r.ev_enabled <> 'D' AND r.ev_type = :event
            ORDER BY c.relname, r.rulename
            """,
            [
                "tables": .texts(mains.map(Quoting.identifier)),
                "event": .text(direction == .archive ? "4" : "3"),
            ]
        ).rows(db).map { "the rule \"\($0.text(0))\" changes what is done to \"\($0.text(1))\"" }
    }
}
