import OrdersCore

/// The mapped tables and their indexes, read in the caller's snapshot.
struct CatalogReader {
    let db: PostgresConnection
    let sql: MappedSQL
    let relations: [MappedRelation]

    init(db: PostgresConnection, sql: MappedSQL) throws {
        self.db = db
        self.sql = sql
        relations = try CatalogReader.relations(db, sql.schema)
    }

    /// The tables of a mapped name: itself, or what the view of that name reads.
    func relations(behind name: String) -> [MappedRelation] {
        relations.filter { $0.mapped == name }
    }

    /// By table and name.
    func entries() throws -> [IndexEntry] {
        try CatalogReader.entries(of: relations, db).sorted {
            ($0.table.name, $0.name) < ($1.table.name, $1.name)
        }
    }

    /// Since when the server counts uses; nil where it doesn't say.
    func countingSince() throws -> Instant? {
        try Query(
            """
            SELECT pg_stat_get_db_stat_reset_time(oid) FROM pg_database WHERE datname = current_database()
            """
        ).firstRow(db)?.instant(0)
    }

    private static func names(_ schema: OrdersSchema) -> [String] {
        [
            schema.orders.table, schema.archiveTable, schema.users.table, schema.products?.table,
            schema.views?.table,
        ].compactMap(\.self)
    }

    /// Each table once, under the first name that leads to it.
    private static func relations(_ db: PostgresConnection, _ schema: OrdersSchema) throws -> [MappedRelation]
    {
        let rows = try Query(
            """
            WITH RECURSIVE behind (name, number) AS (
              SELECT name, to_regclass(quote_ident(name))::oid FROM unnest(:names) AS name
              UNION
              SELECT behind.name, d.refobjid
              FROM behind
              JOIN pg_class AS v ON v.oid = behind.number AND v.relkind = 'v'
              JOIN pg_rewrite AS r ON r.ev_class = v.oid
              JOIN pg_depend AS d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid
                AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> v.oid
            )
            SELECT c.oid, c.relname, n.nspname, c.relkind::text, behind.name,
              GREATEST(
                pg_relation_size(c.oid), (SELECT SUM(pg_relation_size(relid))::int8 FROM pg_partition_tree(c.oid))
              ) / current_setting('block_size')::int8,
              GREATEST(pg_stat_get_last_analyze_time(c.oid), pg_stat_get_last_autoanalyze_time(c.oid))
            FROM behind JOIN pg_class AS c ON c.oid = behind.number JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'm')
            ORDER BY c.oid
            """, ["names": .texts(names(schema))]
        ).rows(db)
        let relations = rows.map { row in
            MappedRelation(
                number: row.int(0), name: row.text(1), namespace: row.text(2), kind: row.text(3),
                mapped: row.text(4),
                pages: row.int(5), analyzedAt: row.instant(6))
        }
        return try relations.map { relation in
            var relation = relation
            relation.names = try names(of: relation, db)
            return relation
        }
    }

    private static func names(of relation: MappedRelation, _ db: PostgresConnection) throws -> Set<String> {
        guard relation.isPartitioned else { return [relation.name] }
        let rows = try Query(
            """
            SELECT c.relname FROM pg_partition_tree(:table::oid) AS tree JOIN pg_class AS c ON c.oid = tree.relid
            """, ["table": .int(relation.number)]
        ).rows(db)
        return Set(rows.map { $0.text(0) })
    }
}
