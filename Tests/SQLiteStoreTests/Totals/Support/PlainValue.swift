/// A value as the shop's application writes it.
enum PlainValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// As SQL has it in a script.
    var literal: String {
        switch self {
        case .null: "NULL"
        // The smallest number has no literal of its own: its digits alone are too large.
        case .integer(.min): "(-9223372036854775807 - 1)"
        case .integer(let value): "\(value)"
        case .real(let value): "\(value)"
        case .text(let value):
            "'\(value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
        case .blob(let bytes): "x'\(bytes.map(PlainValue.hex).joined())'"
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
    }
}

/// A statement of the shop's application: with bound values when a program runs it, with literals in a script.
struct ShopStatement: Hashable, Sendable {
    let sql: String
    var values: [PlainValue] = []

    /// As a line for the `sqlite3` program.
    var script: String {
        var rest = values[...]
        let text = sql.split(separator: "?", omittingEmptySubsequences: false)
        return text.dropFirst().reduce(String(text[0])) { $0 + (rest.popFirst()?.literal ?? "?") + $1 } + ";"
    }
}
