import OrdersCore

/// Where an index is to be built: its table, and what has its name already.
struct BuildSite: Sendable {
    let table: MappedRelation
    let rows: Int64
    /// The index of that name; nil where there is none.
    let present: IndexEntry?

    /// - Throws: `OrdersError`: `unsupported` for what is no table of its own, `notFound`, `invalidInput` when something
    ///   that is no index of the table has the name.
    init(for definition: IndexDefinition, _ db: PostgresConnection, _ sql: MappedSQL) throws {
        let catalog = try CatalogReader(db: db, sql: sql)
        let table = try BuildSite.table(named: definition.table, catalog)
        guard table.name == definition.table, table.kind == "r" else {
            throw BuildSite.unsupported(definition, table)
        }
        self.table = table
        rows = try RowEstimate(table: table.shape, sql: table.sql).rows(db)
        present = try catalog.entries().first {
            $0.name == definition.name && $0.table.namespace == table.namespace
        }
        if try present == nil && BuildSite.isTaken(definition.name, in: table.namespace, db) {
            throw BuildSite.taken(definition.name)
        }
    }

    /// Whether what has the name was left by a build of the same index that was stopped.
    ///
    /// - Throws: `OrdersError` (`invalidInput`) when the name is taken by anything else.
    func isLeftover(of shape: IndexEntry.Shape?, named name: String) throws(OrdersError) -> Bool {
        guard let present else { return false }
        guard !present.isUsable, !present.isConstraint, present.table.number == table.number else {
            throw BuildSite.taken(name)
        }
        guard present.shape == shape else {
            throw OrdersError(
                .invalidInput,
                "The name \"\(name)\" is taken by another index, which a stopped build left unusable: drop that first."
            )
        }
        return true
    }

    /// The table of a mapped name.
    ///
    /// - Throws: `OrdersError` (`notFound`).
    static func table(named name: String, _ catalog: CatalogReader) throws(OrdersError) -> MappedRelation {
        guard let table = catalog.relations(behind: name).first else {
            throw OrdersError(.notFound, "There is no table \"\(name)\" to build an index on.")
        }
        return table
    }

    static func taken(_ name: String) -> OrdersError {
        OrdersError(.invalidInput, "The name \"\(name)\" is taken: drop that index first.")
    }

    private static func unsupported(_ definition: IndexDefinition, _ table: MappedRelation) -> OrdersError {
        let reason =
            table.isPartitioned
            ? "is partitioned, and PostgreSQL builds an index on all partitions only while it keeps writers out: build one "
                + "on each partition, then on the parent with ON ONLY, and attach them"
            : "is no table"
        return OrdersError(.unsupported, "\"\(definition.table)\" \(reason).")
    }

    private static func isTaken(_ name: String, in namespace: String, _ db: PostgresConnection) throws -> Bool
    {
        try Query(
            """
            SELECT EXISTS (
              SELECT 1 FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
              WHERE c.relname = :name AND n.nspname = :schema
            )
            """, ["name": .text(name), "schema": .text(namespace)]
        ).isTrue(db)
    }
}
