import GRDB
import OrdersCore

/// The columns of a table as the database declares them.
struct TableShape: Hashable, Sendable {
    /// One column.
    struct Column: Hashable, Sendable {
        let name: String
        /// The declared type; empty where there is none.
        let type: String
        /// A generated column is computed from others and can't be written.
        let isGenerated: Bool
        /// Its place in the primary key, counted from 1; 0 when it is no part of it.
        let keyPosition: Int
        /// Whether it is declared to hold no NULL.
        let isNotNull: Bool
        /// The default as an SQL expression; nil where none is declared.
        let defaultSQL: String?
    }

    let table: String
    let columns: [Column]
    /// Whether the name stands for an SQL view.
    let isView: Bool

    /// The columns of the primary key in its order; empty where none is declared.
    var primaryKey: [Column] {
        columns.filter { $0.keyPosition > 0 }.sorted { $0.keyPosition < $1.keyPosition }
    }

    /// Nil when there is no table or view of that name.
    ///
    /// - Parameter schema: The name of the database on its connection.
    static func fetch(_ db: Database, table: String, in schema: String = "main") throws -> TableShape? {
        let kind = try String.fetchOne(
            db,
            sql: """
                SELECT type FROM \(schema).sqlite_schema
                WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE
                """, arguments: [table]
        )
        guard let kind else { return nil }
        let rows = try Row.fetchAll(
            db,
            sql:
                "SELECT name, type, pk, hidden, \"notnull\", dflt_value FROM pragma_table_xinfo(?, ?) ORDER BY cid",
            arguments: [table, schema])
        let columns = rows.compactMap { row -> Column? in
            let hidden: Int = row["hidden"]
            guard hidden != 1 else { return nil }
            return Column(
                name: row["name"], type: row["type"], isGenerated: hidden > 1, keyPosition: row["pk"],
                isNotNull: row["notnull"], defaultSQL: row["dflt_value"])
        }
        return TableShape(table: table, columns: columns, isView: kind == "view")
    }

    /// The columns with their types, as a table that takes what this one holds declares them, a line each.
    var declarations: [String] {
        columns.map { "  " + Quoting.identifier($0.name) + ($0.type.isEmpty ? "" : " " + $0.type) }
    }

    /// A column by name, as SQLite compares names: without regard to ASCII case.
    func column(_ name: String) -> Column? {
        columns.first { $0.name.lowercased() == name.lowercased() }
    }
}
