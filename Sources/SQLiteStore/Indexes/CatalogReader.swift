import GRDB
import OrdersCore

/// Reads the catalog of indexes, in the caller's snapshot.
struct CatalogReader {
    /// An index as SQLite lists it.
    struct Entry: Hashable {
        let name: String
        let table: String
        let columns: [String]
        let isUnique: Bool
        let isPartial: Bool
        let statement: String?
    }

    let db: Database
    let sql: MappedSQL

    /// The mapped tables that are there.
    var tables: [String] {
        let schema = sql.schema
        return [
            schema.users.table, schema.orders.table, sql.products == nil ? nil : schema.products?.table,
            sql.views == nil ? nil : schema.views?.table,
        ].compactMap(\.self)
    }

    /// By table and name.
    func entries() throws -> [Entry] {
        let statements = try statementsByName()
        return try Set(tables).sorted().flatMap { try entries(of: $0, statements) }
    }

    func plans(at now: Instant) throws -> [KnownQuery: [ExplainedQuery.Line]] {
        let known = KnownStatements(sql: sql)
        let user = User.ID(.integer(0))
        return try KnownQuery.allCases.reduce(into: [:]) { plans, name in
            plans[name] = try known.query(name, of: user, at: now).map { try ExplainedQuery($0).lines(db) }
        }
    }

    private func statementsByName() throws -> [String: String] {
        let rows = try Query("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
            .rows(db)
        return Dictionary(
            rows.map { (($0[0] as DatabaseValue).shownText, ($0[1] as DatabaseValue).shownText) }
        ) { first, _ in first }
    }

    /// The key of a table WITHOUT ROWID is listed as an index but is the table itself, and left out.
    private func entries(of table: String, _ statements: [String: String]) throws -> [Entry] {
        let rows = try Query(
            """
            SELECT "list".name, "list"."unique", "list".partial, "info".name
            FROM pragma_index_list(:table) AS "list" JOIN pragma_index_xinfo("list".name) AS "info"
            WHERE "info".key = 1 AND NOT ("list".origin = 'pk' AND EXISTS (
              SELECT 1 FROM pragma_table_list AS "tables"
              WHERE "tables".schema = 'main' AND "tables".name = :table COLLATE NOCASE AND "tables".wr
            ))
            ORDER BY "list".name, "info".seqno
            """, ["table": table.databaseValue]
        ).rows(db)
        var entries: [Entry] = []
        for row in rows {
            let name = (row[0] as DatabaseValue).shownText
            let column = String.fromDatabaseValue(row[3]) ?? "(expression)"
            let earlier = entries.last.flatMap { $0.name == name ? $0.columns : nil }
            if earlier != nil { entries.removeLast() }
            entries.append(
                Entry(
                    name: name, table: table, columns: (earlier ?? []) + [column], isUnique: row[1],
                    isPartial: row[2], statement: statements[name]))
        }
        return entries
    }
}
