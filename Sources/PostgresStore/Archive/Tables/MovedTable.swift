import OrdersCore

/// What moving a table's rows has to know of it, from the catalog.
struct MovedTable: Hashable, Sendable {
    struct Column: Hashable, Sendable {
        let name: String
        /// The type's short name in `pg_type`: `int8`, `numeric`.
        let type: String
        /// As it is declared: `numeric(12,2)`.
        let declaration: String
        /// Of a text that is not sorted as its type is by default; else nil.
        let collation: String?
        let isNotNull: Bool
        /// Computed from others, so that it can't be written.
        let isGenerated: Bool
        /// The default as an SQL expression; nil where none is declared.
        let defaultSQL: String?
    }

    let name: String
    /// Its number in `pg_class`.
    let number: Int64
    let columns: [Column]
    /// The columns of the primary key in its order; empty where there is none.
    let key: [String]

    func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    /// The columns as another table declares them that takes what this one holds: plain ones, without defaults.
    var declaredColumns: String {
        columns.map { $0.declared + ($0.isNotNull ? " NOT NULL" : "") }.joined(separator: ",\n  ")
    }

    /// Nil where nothing of that name is found on the search path.
    static func fetch(_ name: String, _ db: PostgresConnection) throws -> MovedTable? {
        let row = try Query(
            "SELECT to_regclass(:table)::oid", ["table": .text(Quoting.identifier(name))]
        ).firstRow(db)
        guard let number = row?.optionalInt(0) else { return nil }
        return MovedTable(
            name: name, number: number, columns: try columns(number, db), key: try key(number, db))
    }

    private static func columns(_ number: Int64, _ db: PostgresConnection) throws -> [Column] {
        try Query(
            """
            SELECT a.attname, t.typname, format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attcollation <> t.typcollation THEN quote_ident(n.nspname) || '.' || quote_ident(c.collname) END,
              a.attnotnull, a.attgenerated <> '',
              CASE WHEN a.attgenerated = '' THEN pg_get_expr(d.adbin, d.adrelid) END
            FROM pg_attribute a
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            LEFT JOIN pg_collation c ON c.oid = a.attcollation
            LEFT JOIN pg_namespace n ON n.oid = c.collnamespace
            WHERE a.attrelid = :table::oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """, ["table": .int(number)]
        ).rows(db).map { row in
            Column(
                name: row.text(0), type: row.text(1), declaration: row.text(2),
                collation: row.optionalText(3),
                isNotNull: row.bool(4), isGenerated: row.bool(5), defaultSQL: row.optionalText(6))
        }
    }

    private static func key(_ number: Int64, _ db: PostgresConnection) throws -> [String] {
        try Query(
            """
            SELECT a.attname
            FROM pg_index i
            CROSS JOIN LATERAL unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY AS key (number, place)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = key.number
            WHERE i.indrelid = :table::oid AND i.indisprimary
            ORDER BY key.place
            """, ["table": .int(number)]
        ).rows(db).map { $0.text(0) }
    }
}

extension MovedTable.Column {
    /// The default, where it is a number, a text, a boolean or NULL and not computed anew for every row.
    var constantDefault: String? {
        guard let defaultSQL,
            let match = try?
                /(-?[0-9.]+|'([^']|'')*'|true|false|NULL|\('?-?[0-9.]+'?\))(::[^()']+(\([0-9, ]+\))?(\[\])?)?/
                .wholeMatch(in: defaultSQL)
        else { return nil }
        return String(match.output.0)
    }

    /// The column as a table declares it that takes its values.
    var declared: String {
        Quoting.identifier(name) + " " + declaration + (collation.map { " COLLATE \($0)" } ?? "")
    }
}
