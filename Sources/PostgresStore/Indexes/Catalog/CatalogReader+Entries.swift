import OrdersCore

// The statements that read indexes; see <https://www.postgresql.org/docs/15/catalog-pg-index.html>.

extension CatalogReader {
    /// The indexes of some tables, in no order.
    static func entries(of relations: [MappedRelation], _ db: PostgresConnection) throws -> [IndexEntry] {
        let tables = Dictionary(relations.map { ($0.number, $0) }) { first, _ in first }
        let arguments = ["tables": PostgresValue.ints(Array(tables.keys))]
        let columns = try Dictionary(grouping: Query(columnsSQL, arguments).rows(db)) { $0.int(0) }
        return try Query(entriesSQL, arguments).rows(db).compactMap { row in
            guard let table = tables[row.int(2)] else { return nil }
            var entry = entry(row, on: table, columns[row.int(0)] ?? [])
            if entry.isPartitioned { entry.parts = try parts(of: entry.number, db) }
            return entry
        }
    }

    private static func entry(_ row: PostgresRow, on table: MappedRelation, _ columns: [PostgresRow])
        -> IndexEntry
    {
        let shape = IndexEntry.Shape(
            keys: columns.filter { !$0.bool(1) }.map(key),
            included: columns.filter { $0.bool(1) }.map { $0.optionalText(2) ?? $0.text(3) },
            isUnique: row.bool(4), condition: row.optionalText(7), method: row.text(3))
        return IndexEntry(
            number: row.int(0), name: row.text(1), table: table, shape: shape, definition: row.text(8),
            body: row.text(13),
            isConstraint: row.bool(6), isUsable: row.bool(5), isPartitioned: row.bool(12), bytes: row.int(10),
            rows: row.double(9).flatMap { $0 < 0 ? nil : Int64($0) }, uses: row.int(11))
    }

    /// NULLs are large: they stand last, and first where the order is turned round.
    private static func key(_ row: PostgresRow) -> IndexKey {
        let (isDescending, hasNullsFirst) = (row.bool(4), row.bool(5))
        return IndexKey(
            row.optionalText(2) ?? row.text(3), isExpression: row.isNull(2), isDescending: isDescending,
            collation: row.optionalText(6), operatorClass: row.optionalText(7),
            nulls: isDescending == hasNullsFirst ? nil : hasNullsFirst ? .first : .last)
    }

    private static func parts(of index: Int64, _ db: PostgresConnection) throws -> Set<String> {
        let rows = try Query(
            """
            SELECT c.relname FROM pg_partition_tree(:index::oid) AS tree JOIN pg_class AS c ON c.oid = tree.relid
            WHERE tree.level > 0
            """, ["index": .int(index)]
        ).rows(db)
        return Set(rows.map { $0.text(0) })
    }

    private static let entriesSQL = """
        SELECT i.indexrelid, c.relname, i.indrelid, am.amname, i.indisunique,
          i.indisvalid AND i.indisready AND i.indislive,
          EXISTS (SELECT 1 FROM pg_constraint AS k WHERE k.conindid = i.indexrelid),
          pg_get_expr(i.indpred, i.indrelid), pg_get_indexdef(i.indexrelid), c.reltuples::float8,
          COALESCE(parts.bytes, pg_relation_size(i.indexrelid)), COALESCE(parts.scans, pg_stat_get_numscans(i.indexrelid)),
          c.relkind = 'I',
          substr(
            pg_get_indexdef(i.indexrelid),
            1 + length(
              format(
                'CREATE %sINDEX %I ON %s%I.%I ', CASE WHEN i.indisunique THEN 'UNIQUE ' END, c.relname,
                CASE WHEN c.relkind = 'I' THEN 'ONLY ' END, n.nspname, t.relname)))
        FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_am AS am ON am.oid = c.relam
        JOIN pg_class AS t ON t.oid = i.indrelid JOIN pg_namespace AS n ON n.oid = t.relnamespace
        CROSS JOIN LATERAL (
          SELECT SUM(pg_relation_size(relid))::int8, SUM(pg_stat_get_numscans(relid))::int8
          FROM pg_partition_tree(i.indexrelid) WHERE c.relkind = 'I'
        ) AS parts (bytes, scans)
        WHERE i.indrelid = ANY (:tables::oid[])
        """

    /// Of each index its columns in order: whether it only holds it, its name (NULL for an expression) or its text, how it
    /// is ordered, and collation and operator class where they aren't the column's own.
    private static let columnsSQL = """
        SELECT i.indexrelid, place.n > i.indnkeyatts, a.attname, pg_get_indexdef(i.indexrelid, place.n, true),
          COALESCE(i.indoption[place.n - 1] & 1 = 1, false), COALESCE(i.indoption[place.n - 1] & 2 = 2, false),
          CASE WHEN own.attcollation <> COALESCE(a.attcollation, 'default'::regcollation) THEN l.collname END,
          CASE WHEN NOT o.opcdefault THEN o.opcname END
        FROM pg_index AS i
        CROSS JOIN generate_series(1, i.indnatts) AS place (n)
        JOIN pg_attribute AS own ON own.attrelid = i.indexrelid AND own.attnum = place.n
        LEFT JOIN pg_attribute AS a
          ON a.attrelid = i.indrelid AND a.attnum = i.indkey[place.n - 1] AND a.attnum <> 0
        LEFT JOIN pg_collation AS l ON l.oid = own.attcollation
        LEFT JOIN pg_opclass AS o ON o.oid = i.indclass[place.n - 1]
        WHERE i.indrelid = ANY (:tables::oid[])
        ORDER BY i.indexrelid, place.n
        """
}
