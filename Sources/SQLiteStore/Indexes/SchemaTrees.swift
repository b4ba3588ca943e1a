import GRDB

/// The b-trees of a database by their root pages, as SQLite's schema table lists them: what a statement opens is
/// told by root pages, and those don't depend on how strange a name is.
struct SchemaTrees {
    /// A table or an index.
    struct Tree: Hashable {
        let name: String
        /// The table itself, or the table an index is on.
        let table: String
        let isIndex: Bool
        let root: Int64
        /// Of an index that a statement made.
        let statement: String?
    }

    private let byRoot: [Int64: Tree]
    /// By names in lower case, because SQLite compares names without regard to ASCII case.
    private let indexes: [String: Tree]
    private let tables: [String: Tree]

    init(_ db: Database) throws {
        let rows = try Query(
            """
            SELECT name, tbl_name, type = 'index', rootpage, CASE type WHEN 'index' THEN sql END
            FROM main.sqlite_schema WHERE type IN ('table', 'index') AND rootpage > 0
            """
        ).rows(db)
        let trees = rows.map { row in
            Tree(
                name: (row[0] as DatabaseValue).shownText, table: (row[1] as DatabaseValue).shownText,
                isIndex: row[2], root: row[3], statement: String.fromDatabaseValue(row[4]))
        }
        byRoot = Dictionary(trees.map { ($0.root, $0) }) { first, _ in first }
        indexes = SchemaTrees.byName(trees.filter(\.isIndex))
        tables = SchemaTrees.byName(trees.filter { !$0.isIndex })
    }

    subscript(root: Int64) -> Tree? { byRoot[root] }

    func index(_ name: String) -> Tree? { indexes[name.lowercased()] }

    /// Nil for a view, too.
    func table(_ name: String) -> Tree? { tables[name.lowercased()] }

    private static func byName(_ trees: [Tree]) -> [String: Tree] {
        Dictionary(trees.map { ($0.name.lowercased(), $0) }) { first, _ in first }
    }
}
