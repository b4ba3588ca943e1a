import OrdersCore

/// A table as the catalog describes it.
struct TableShape: Hashable, Sendable {
    struct Column: Hashable, Sendable {
        let name: String
        /// The type's short name in `pg_type`: `int8`, `numeric`, `timestamptz`.
        let type: String
        /// As it is declared: `numeric(12,2)`.
        let declaration: String
        /// Digits behind the point that the type allows; nil where it doesn't say.
        let scale: Int?
        let isNullable: Bool
        let isGenerated: Bool
    }

    /// As the schema names it.
    let table: String
    /// Its number in `pg_class`.
    let number: Int64
    /// `r` table, `p` partitioned table, `v` view, `m` materialized view, `f` foreign table.
    let kind: String
    /// The schema it is found in.
    let namespace: String
    let columns: [Column]
    /// The column sets that a unique index without condition or expression covers, primary key included.
    let uniqueKeys: [Set<String>]

    var isView: Bool { kind != "r" && kind != "p" }

    func column(_ name: String) -> Column? { columns.first { $0.name == name } }

    func isUnique(_ columns: [String]) -> Bool { uniqueKeys.contains(Set(columns)) }

    /// Nil where nothing of that name is found on the search path.
    static func fetch(_ table: String, _ db: PostgresConnection) throws -> TableShape? {
        let query = Query(
            """
            SELECT c.oid, c.relkind::text, n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.oid = to_regclass(:table)
            """, ["table": .text(Quoting.identifier(table))])
        guard let row = try query.firstRow(db) else { return nil }
        return TableShape(
            table: table, number: row.int(0), kind: row.text(1), namespace: row.text(2),
            columns: try columns(row.int(0), db), uniqueKeys: try uniqueKeys(row.int(0), db))
    }

    private static func columns(_ number: Int64, _ db: PostgresConnection) throws -> [Column] {
        try Query(
            """
            SELECT a.attname, t.typname, format_type(a.atttypid, a.atttypmod),
              CASE WHEN t.typname = 'numeric' AND a.atttypmod >= 4 THEN (a.atttypmod - 4) & 65535 END,
              NOT a.attnotnull, a.attgenerated <> '' OR a.attidentity = 'a'
            FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
            WHERE a.attrelid = :table::oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """, ["table": .int(number)]
        ).rows(db).map { row in
            Column(
                name: row.text(0), type: row.text(1), declaration: row.text(2),
                scale: row.optionalInt(3).map { Int($0) }, isNullable: row.bool(4), isGenerated: row.bool(5))
        }
    }

    private static func uniqueKeys(_ number: Int64, _ db: PostgresConnection) throws -> [Set<String>] {
        let rows = try Query(
            """
            SELECT i.indexrelid, a.attname
            FROM pg_index i
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey[0:i.indnkeyatts - 1])
            WHERE i.indrelid = :table::oid AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
              AND i.indexprs IS NULL
            """, ["table": .int(number)]
        ).rows(db)
        return Dictionary(grouping: rows) { $0.int(0) }.values.map { Set($0.map { $0.text(1) }) }
    }
}
