import Foundation

/// The answer of `ordertop top --format json`, as a script reads it.
struct TopReport: Decodable {
    struct Row: Decodable {
        let rank: Int
        let user_id: FlexibleID
        let username: String
        let email: String
        let total_orders: Int
        let total_spent: Decimal
    }

    let as_of: String
    let window_seconds: Int
    let via: String
    let elapsed_us: Int
    let rows: [Row]

    init(_ json: String) throws {
        self = try JSONDecoder().decode(TopReport.self, from: Data(json.utf8))
    }

    /// `id|hex of the name|orders|spent`, to compare with what `sqlite3` prints.
    var lines: [[String]] {
        rows.map { row in
            [row.user_id.text, row.username.hex, String(row.total_orders), row.total_spent.twoDecimals]
        }
    }
}

/// An id that is a number or a text.
struct FlexibleID: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        text = try (try? container.decode(Int64.self)).map(String.init) ?? container.decode(String.self)
    }
}

extension String {
    /// The bytes in hexadecimal digits, as SQLite's `hex` writes them.
    var hex: String {
        utf8.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true) }.joined()
    }
}

extension Decimal {
    /// `12480.10`.
    var twoDecimals: String {
        let cents = NSDecimalNumber(decimal: self * 100).int64Value
        let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(cents < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
