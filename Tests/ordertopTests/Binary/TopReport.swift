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

extension TopReport {
    /// The report of the contract on the demo's tables, in the form of `lines`.
    static func sql(from start: Int64, through end: Int64 = .max, limit: Int = 10) -> String {
        """
        SELECT lower(substr(h,1,8)||'-'||substr(h,9,4)||'-'||substr(h,13,4)||'-'||substr(h,17,4)||'-'||substr(h,21)),
          name, number, printf('%s%d.%02d', iif(cents < 0, '-', ''), abs(cents) / 100, abs(cents) % 100)
        FROM (
          SELECT hex(u.id) AS h, hex(u.username) AS name, COUNT(o.id) AS number, SUM(o.total_amount) AS cents
          FROM orders o JOIN users u ON u.id = o.user_id
          WHERE o.status = 'completed' AND o.created_at >= \(start) AND o.created_at <= \(end)
          GROUP BY u.id ORDER BY SUM(o.total_amount) DESC, u.id LIMIT \(limit)
        );
        """
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

extension String {
    /// The text whose bytes `hex` wrote.
    var textFromHex: String {
        let digits = Array(utf8)
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        return String(decoding: bytes, as: UTF8.self)
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
