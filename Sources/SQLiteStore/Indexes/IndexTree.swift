import GRDB
import OrdersCore

/// An index as it was when its size was measured.
struct IndexTree: Hashable {
    let name: String
    let statement: String?
    let root: Int64
    /// Of its table; nil where only counting would tell.
    let tableRows: Int64?

    /// Every index of the mapped tables, in the catalog's order.
    static func all(_ db: Database, _ sql: MappedSQL) throws -> [IndexTree] {
        let entries = try CatalogReader(db: db, sql: sql).entries()
        let rows = try Set(entries.map(\.table)).reduce(into: [String: Int64]()) { rows, table in
            rows[table] = try RowEstimate(db: db, table: table).quick()?.rows
        }
        return entries.map {
            IndexTree(name: $0.name, statement: $0.statement, root: $0.root, tableRows: rows[$0.table])
        }
    }

    /// Whether it may be taken for one that was seen earlier. An index that was built anew begins elsewhere, and
    /// one whose table has grown by a hundredth is worth another look.
    func isNearly(_ earlier: IndexTree) -> Bool {
        guard name == earlier.name, statement == earlier.statement, root == earlier.root,
            let rows = tableRows, let before = earlier.tableRows
        else { return false }
        return abs(rows - before) <= max(rows, before) / 100
    }
}
