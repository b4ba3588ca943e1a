/// How names and texts from outside become SQL. Every name in every statement goes through here.
package enum Quoting {
    /// A name as an SQL identifier: `"a""b"`.
    package static func identifier(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// A text as an SQL literal: `'it''s'`.
    package static func literal(_ text: String) -> String {
        "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }

    /// A column of a table: `"orders"."id"`. Qualified, because SQLite takes an unknown bare `"name"` for a
    /// text instead of reporting it.
    package static func column(_ name: String, of table: String) -> String {
        identifier(table) + "." + identifier(name)
    }

    /// Several names: `"id", "user_id"`.
    package static func list(_ names: [String]) -> String {
        names.map(identifier).joined(separator: ", ")
    }
}
