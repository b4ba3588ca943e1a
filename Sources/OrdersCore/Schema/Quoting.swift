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

    /// That a field has one of some values, which stand in the text: `status = 'completed'`. Nil when there are none.
    package static func condition(on field: String, among values: [String]) -> String? {
        let literals = values.map(literal)
        switch literals.count {
        case 0: return nil
        case 1: return "\(field) = \(literals[0])"
        default: return "\(field) IN (\(literals.joined(separator: ", ")))"
        }
    }

    /// A text as a part of a pattern of LIKE that matches just that text, where `\` escapes.
    package static func pattern(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if character == "\\" || character == "%" || character == "_" { result.append("\\") }
            result.append(character)
        }
    }

    /// Several names: `"id", "user_id"`.
    package static func list(_ names: [String]) -> String {
        names.map(identifier).joined(separator: ", ")
    }
}
