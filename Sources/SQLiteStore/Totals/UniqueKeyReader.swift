import GRDB
import OrdersCore

/// Finds the unique keys of the orders table.
struct UniqueKeyReader {
    let db: Database
    let orders: TableShape

    /// Keys beside a column that orders are known by.
    func keys(beside id: String) throws -> [UniqueKey] {
        let indexed = try indexes().compactMap { index -> UniqueKey? in
            let parts = try parts(of: index)
            let isID = parts.count == 1 && parts[0].column.lowercased() == id.lowercased()
            return isID && parts[0].collation == UniqueKeyReader.binary
                ? nil : UniqueKey(parts: parts, condition: try condition(of: index))
        }
        return try indexed + (rowID().map { [$0] } ?? [])
    }

    /// The name of a unique index over an expression; nil when there is none.
    func onExpression() throws -> String? {
        try indexes().first { try parts(of: $0).contains { $0.column.isEmpty } }
    }

    /// The row id, by which orders are found though no index shows it; nil where there is none.
    private func rowID() throws -> UniqueKey? {
        guard !orders.isView else { return nil }
        let taken = Set(orders.columns.map { $0.name.lowercased() })
        guard let name = ["rowid", "_rowid_", "oid"].first(where: { !taken.contains($0) }) else { return nil }
        do {
            _ = try Query("SELECT \(name) FROM \(Quoting.identifier(orders.table)) LIMIT 0").rows(db)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            return nil
        }
        return UniqueKey(parts: [.init(column: name, collation: UniqueKeyReader.binary)], isRowID: true)
    }

    private func indexes() throws -> [String] {
        guard !orders.isView else { return [] }
        return try Query(
            "SELECT name FROM pragma_index_list(:table) WHERE \"unique\" ORDER BY name", table
        ).rows(db).map { $0[0] }
    }

    private func parts(of index: String) throws -> [UniqueKey.Part] {
        try Query(
            """
            SELECT i.name, i.coll, CASE WHEN t."notnull" THEN t.dflt_value END
            FROM pragma_index_xinfo(:index) AS i LEFT JOIN pragma_table_xinfo(:table) AS t ON t.name = i.name
            WHERE i.key ORDER BY i.seqno
            """, table.merging(["index": index.databaseValue]) { first, _ in first }
        ).rows(db).map { .init(column: $0[0] ?? "", collation: $0[1], replacement: $0[2]) }
    }

    private func condition(of index: String) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?", arguments: [index]
        ).flatMap(CreateIndexText.condition)
    }

    private var table: [String: DatabaseValue] { ["table": orders.table.databaseValue] }

    private static let binary = "BINARY"
}
