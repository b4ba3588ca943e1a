import OrdersCore

/// One row of a result.
struct PostgresRow: Hashable, Sendable {
    let values: [PostgresValue]

    subscript(_ column: Int) -> PostgresValue { values[column] }

    func isNull(_ column: Int) -> Bool { values[column] == .null }

    /// 0 for NULL and for what is no integer.
    func int(_ column: Int) -> Int64 { optionalInt(column) ?? 0 }

    func optionalInt(_ column: Int) -> Int64? {
        if case .int(let number) = values[column] { number } else { nil }
    }

    func double(_ column: Int) -> Double? {
        if case .double(let number) = values[column] { number } else { nil }
    }

    /// Empty for NULL; other values as text for people.
    func text(_ column: Int) -> String { optionalText(column) ?? "" }

    func optionalText(_ column: Int) -> String? {
        switch values[column] {
        case .null: nil
        case .text(let text): text
        case .int(let number): String(number)
        case .double(let number): String(number)
        case .bool(let flag): String(flag)
        case .uuid(let uuid): uuid.uuidString.lowercased()
        case .instant(let instant): instant.iso8601
        case .bytes(let bytes): "\(bytes.count) bytes"
        case .ints, .texts, .uuids: nil
        }
    }

    /// False for NULL.
    func bool(_ column: Int) -> Bool { values[column] == .bool(true) }

    func instant(_ column: Int) -> Instant? {
        if case .instant(let instant) = values[column] { instant } else { nil }
    }
}
