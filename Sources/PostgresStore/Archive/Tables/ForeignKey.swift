import OrdersCore

/// A foreign key between two tables, as names that can stand in a statement.
struct ForeignKey: Hashable, Sendable {
    /// A table as it stands in FROM, and as people call it.
    struct End: Hashable, Sendable {
        let number: Int64
        let sql: String
        let name: String
    }

    struct Pair: Hashable, Sendable {
        let child: String
        let parent: String
    }

    let child: End
    let parent: End
    let pairs: [Pair]
    /// Whether the rows that refer to one row are found without reading all of them.
    let hasIndex: Bool

    /// Every key that begins or ends at one of some tables.
    static func fetch(around tables: [Int64], _ db: PostgresConnection) throws -> [ForeignKey] {
        let rows = try Query(
            """
            SELECT c.oid, c.conrelid, c.conrelid::regclass::text, child.relname,
              c.confrelid, c.confrelid::regclass::text, parent.relname, ca.attname, pa.attname,
              EXISTS (
                SELECT 1 FROM pg_index i
                WHERE i.indrelid = c.conrelid AND i.indisvalid AND i.indpred IS NULL AND i.indkey[0] = ANY (c.conkey)
              )
            FROM pg_constraint c
            CROSS JOIN LATERAL unnest(c.conkey, c.confkey) WITH ORDINALITY AS pair (child, parent, place)
            JOIN pg_class child ON child.oid = c.conrelid
            JOIN pg_class parent ON parent.oid = c.confrelid
            JOIN pg_attribute ca ON ca.attrelid = c.conrelid AND ca.attnum = pair.child
            JOIN pg_attribute pa ON pa.attrelid = c.confrelid AND pa.attnum = pair.parent
            WHERE c.contype = 'f' AND c.conparentid = 0
              AND (c.conrelid = ANY (:tables::oid[]) OR c.confrelid = ANY (:tables::oid[]))
            ORDER BY c.oid, pair.place
            """, ["tables": .ints(tables)]
        ).rows(db)
        let keys = Dictionary(grouping: rows) { $0.int(0) }
        return keys.sorted { $0.key < $1.key }.map { _, rows in
            ForeignKey(
                child: End(number: rows[0].int(1), sql: rows[0].text(2), name: rows[0].text(3)),
                parent: End(number: rows[0].int(4), sql: rows[0].text(5), name: rows[0].text(6)),
                pairs: rows.map { Pair(child: $0.text(7), parent: $0.text(8)) },
                hasIndex: rows[0].bool(9))
        }
    }

    /// Whether a row refers to another, both by what they are called in the statement.
    func matches(child: String, parent: String) -> String {
        pairs.map { Quoting.column($0.child, of: child) + " = " + Quoting.column($0.parent, of: parent) }
            .joined(separator: " AND ")
    }

    /// Whether the row that a row refers to is there. A key with a NULL in it refers to nothing.
    ///
    /// - Parameter row: what the referring row is called in the statement.
    func parentExists(_ row: String) -> String {
        let isNull = pairs.map { Quoting.column($0.child, of: row) + " IS NULL" }
        let exists =
            "EXISTS (SELECT 1 FROM \(parent.sql) AS \"ordertop_parent\" "
            + "WHERE \(matches(child: row, parent: "ordertop_parent")))"
        return "(" + (isNull + [exists]).joined(separator: " OR ") + ")"
    }

    /// What to say of a key without an index.
    var missingIndex: String {
        let columns = pairs.map(\.child)
        return
            "\"\(child.name)\" refers to \"\(parent.name)\" by \(columns.joined(separator: ", ")) without an index, so "
            + "that all of it would be read for every row (CREATE INDEX CONCURRENTLY ON \(child.sql) "
            + "(\(Quoting.list(columns))))"
    }
}
