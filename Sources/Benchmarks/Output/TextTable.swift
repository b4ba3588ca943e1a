/// Rows of words in columns: the first to the left, the others to the right.
struct TextTable: CustomStringConvertible {
    private let rows: [[String]]

    init(_ rows: [[String]]) {
        self.rows = rows
    }

    var description: String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            zip(row, widths).enumerated()
                .map { TextTable.cell($1.0, $1.1, isFirst: $0 == 0) }
                .joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func cell(_ text: String, _ width: Int, isFirst: Bool) -> String {
        let space = String(repeating: " ", count: width - text.count)
        return isFirst ? text + space : space + text
    }
}
