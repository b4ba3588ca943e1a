import GRDB
import OrdersCore

/// Reads the catalog of indexes, in the caller's snapshot.
struct CatalogReader {
    /// An index as SQLite lists it.
    struct Entry: Hashable {
        let name: String
        let table: String
        let keys: [IndexKey]
        let isUnique: Bool
        let condition: String?
        let statement: String?
        /// Where the index begins in the file, and its table.
        let root: Int64
        let tableRoot: Int64?
    }

    let db: Database
    let sql: MappedSQL
    let trees: SchemaTrees

    init(db: Database, sql: MappedSQL) throws {
        self.db = db
        self.sql = sql
        trees = try SchemaTrees(db)
    }

    /// The tables whose indexes count: the mapped ones that are there, or what stands behind those that are
    /// views.
    func tables() throws -> [String] {
        let schema = sql.schema
        let mapped = [
            schema.users.table, schema.orders.table, sql.products == nil ? nil : schema.products?.table,
            sql.views == nil ? nil : schema.views?.table,
        ].compactMap(\.self)
        return try mapped.flatMap(tables(behind:)).uniqued
    }

    /// The table of a mapped name, or those that a view of that name reads.
    func tables(behind name: String) throws -> [String] {
        if let table = trees.table(name) { return [table.name] }
        let query = Query("SELECT * FROM \(Quoting.identifier(name))")
        return try ExplainedQuery(query).openedRoots(db).compactMap { trees[$0]?.table }.uniqued.sorted()
    }

    /// By table and name.
    func entries() throws -> [Entry] {
        try tables().sorted().flatMap(entries)
    }

    /// The named ones, on whichever tables.
    func entries(named names: Set<String>) throws -> [Entry] {
        let tables = Set(names.compactMap { trees.index($0)?.table })
        return try tables.sorted().flatMap(entries).filter { names.contains($0.name) }
    }

    /// Which trees the statements of each known query open.
    func openedRoots(at now: Instant) throws -> [KnownQuery: Set<Int64>] {
        let known = KnownStatements(sql: sql)
        let user = User.ID(.integer(0))
        return try KnownQuery.allCases.reduce(into: [:]) { roots, name in
            let queries = known.queries(name, of: user, at: now)
            roots[name] = try queries.reduce(into: []) {
                $0.formUnion(try ExplainedQuery($1).openedRoots(db))
            }
        }
    }

    /// The key of a table WITHOUT ROWID is listed as an index but is the table itself, has no tree of its own,
    /// and is left out.
    private func entries(of table: String) throws -> [Entry] {
        let rows = try Query(
            """
            SELECT "list".name, "list"."unique", "info".name, "info"."desc", "info".coll, "list".partial
            FROM pragma_index_list(:table, 'main') AS "list"
            JOIN pragma_index_xinfo("list".name, 'main') AS "info"
            WHERE "info".key = 1
            ORDER BY "list".name, "info".seqno
            """, ["table": table.databaseValue]
        ).rows(db)
        let tableRoot = trees.table(table)?.root
        return rows.chunked { $0[0] as String == $1[0] as String }.compactMap { rows in
            guard let first = rows.first, let tree = trees.index(first[0]) else { return nil }
            return Entry(
                name: tree.name, table: table, keys: keys(rows, tree.statement), isUnique: first[1],
                condition: first[5]
                    ? tree.statement.flatMap(CreateIndexText.condition) ?? "(condition)" : nil,
                statement: tree.statement,
                root: tree.root, tableRoot: tableRoot)
        }
    }

    private func keys(_ rows: [Row], _ statement: String?) -> [IndexKey] {
        let hasExpression = rows.contains { ($0[2] as DatabaseValue).isNull }
        let written = hasExpression ? statement.map(CreateIndexText.keys) ?? [] : []
        return rows.enumerated().map { place, row in
            let column = String.fromDatabaseValue(row[2])
            let expression = written.count == rows.count ? written[place] : "(expression)"
            let collation = String.fromDatabaseValue(row[4]) ?? CatalogReader.binary
            return IndexKey(
                column ?? expression, isExpression: column == nil, isDescending: row[3],
                collation: collation.uppercased() == CatalogReader.binary ? nil : collation)
        }
    }

    private static let binary = "BINARY"
}

extension Array {
    /// Neighbours that belong together, in their order.
    fileprivate func chunked(by belong: (Element, Element) -> Bool) -> [[Element]] {
        reduce(into: []) { chunks, element in
            if let last = chunks.last?.last, belong(last, element) {
                chunks[chunks.count - 1].append(element)
            } else {
                chunks.append([element])
            }
        }
    }
}
