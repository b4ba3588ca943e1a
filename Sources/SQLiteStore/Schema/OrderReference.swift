import GRDB
import OrdersCore

/// A foreign key between the orders, or their children, and another table.
struct OrderReference: Hashable, Sendable {
    /// A column of the table that refers, and the column it refers to.
    struct Pair: Hashable, Sendable {
        let child: String
        let parent: String
    }

    /// The table that refers.
    let child: String
    /// The table that is referred to.
    let parent: String
    let pairs: [Pair]

    /// The keys by which rows refer to a table's.
    static func to(_ shape: TableShape, _ db: Database) throws -> [OrderReference] {
        let tables = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return try tables.flatMap { try keys(of: $0, db) }.filter {
            $0.parent.lowercased() == shape.table.lowercased()
        }
    }

    /// The keys by which a table's rows refer to others.
    static func from(_ shape: TableShape, _ db: Database) throws -> [OrderReference] {
        shape.isView ? [] : try keys(of: shape.table, db)
    }

    /// Where a child row refers to a parent's row.
    ///
    /// - Parameters:
    ///   - child: what the referring row is called in the statement.
    ///   - parent: what the row referred to is called.
    func matches(child: String, parent: String) -> String {
        pairs.map { Quoting.column($0.child, of: child) + " = " + Quoting.column($0.parent, of: parent) }
            .joined(separator: " AND ")
    }

    private static func keys(of table: String, _ db: Database) throws -> [OrderReference] {
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?) ORDER BY id, seq",
            arguments: [table])
        let keys = Dictionary(grouping: rows) { $0[0] as Int }
        return try keys.sorted { $0.key < $1.key }.compactMap { _, rows in
            try reference(from: table, rows, db)
        }
    }

    /// Nil where the key names a table that isn't there: SQLite can't enforce that one either.
    private static func reference(from child: String, _ rows: [Row], _ db: Database) throws -> OrderReference?
    {
        guard let parent = rows.first.map({ $0[1] as String }),
            let shape = try TableShape.fetch(db, table: parent)
        else { return nil }
        // A key that names no columns means the primary key.
        let primary = shape.primaryKey
        let pairs = rows.enumerated().compactMap { place, row -> Pair? in
            let named: String? = row[3]
            guard let column = named ?? (place < primary.count ? primary[place].name : nil) else {
                return nil
            }
            return Pair(child: row[2], parent: column)
        }
        return pairs.count == rows.count
            ? OrderReference(child: child, parent: shape.table, pairs: pairs) : nil
    }

    /// Whether the rows that refer to one row are found without reading all of them.
    func hasIndex(_ db: Database) throws -> Bool {
        let condition = pairs.map { Quoting.column($0.child, of: child) + " = 1" }.joined(separator: " AND ")
        return try ExplainedQuery(
            Query("SELECT 1 FROM \(Quoting.identifier(child)) WHERE \(condition)")
        ).isIndexBacked(db)
    }

    /// What to say of a key without an index.
    var missingIndex: String {
        let columns = pairs.map(\.child)
        return
            "\"\(child)\" refers to \"\(parent)\" by \(columns.joined(separator: ", ")) without an index, so that "
            + "all of it would be read for every row (CREATE INDEX … ON \(Quoting.identifier(child)) "
            + "(\(Quoting.list(columns))))"
    }
}
