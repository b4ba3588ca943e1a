import GRDB

extension DatabaseValue {
    /// Any value as text for people; empty for NULL.
    var shownText: String {
        switch storage {
        case .null: ""
        case .int64(let value): String(value)
        case .double(let value): String(value)
        case .string(let value): value
        case .blob(let data): String(decoding: data, as: UTF8.self)
        }
    }
}
