import GRDB

extension TableShape.Column {
    /// The value that a row gets without naming the column; nil where there is no default, and where it is more
    /// than a number, a text or a boolean that the column stores as it is written.
    var constantDefault: DatabaseValue? {
        guard let text = defaultSQL else { return nil }
        if let quoted = TableShape.Column.unquoted(text) {
            return affinity == .text || affinity == .blob ? quoted.databaseValue : nil
        }
        guard affinity != .text else { return nil }
        switch text.uppercased() {
        case "TRUE": return number(1)
        case "FALSE": return number(0)
        default: return Int64(text).map(number) ?? real(text)
        }
    }

    private func number(_ value: Int64) -> DatabaseValue {
        affinity == .real ? Double(value).databaseValue : value.databaseValue
    }

    /// Columns of whole numbers would store `1.0` as 1.
    private func real(_ text: String) -> DatabaseValue? {
        let isDecimal = text.allSatisfy { $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }
        guard isDecimal, let value = Double(text), value.isFinite else { return nil }
        return affinity == .real || affinity == .blob || value != value.rounded() ? value.databaseValue : nil
    }

    /// What an SQL literal of a text stands for; nil for anything else.
    private static func unquoted(_ literal: String) -> String? {
        guard literal.count >= 2, literal.first == "'", literal.last == "'" else { return nil }
        let inner = literal.dropFirst().dropLast().split(separator: "''", omittingEmptySubsequences: false)
        return inner.contains { $0.contains("'") } ? nil : inner.joined(separator: "'")
    }
}
