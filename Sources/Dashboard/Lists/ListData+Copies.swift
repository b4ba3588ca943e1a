import OrdersCore

// What can be copied.
extension ListData {
    /// What is copied without asking: the rows, their values between tabs.
    var rowCopy: CopiedText? {
        taken.isEmpty ? nil : CopiedText(name: rowsName, text: tabSeparated)
    }

    /// Everything that can be copied, what is copied without asking first.
    var copies: [CopiedText] {
        (taken.isEmpty ? [] : rowCopies + columnCopies)
            + texts.map { CopiedText(name: $0.name, text: $0.text) }
    }

    private var rowCopies: [CopiedText] {
        [
            CopiedText(name: rowsName, text: tabSeparated),
            CopiedText(name: "\(rowsName) as JSON", text: json.text),
        ]
    }

    private var columnCopies: [CopiedText] {
        rows.columns.enumerated().compactMap { index, column in
            let values = rows.rows.compactMap { $0[index].plain }
            guard !values.isEmpty else { return nil }
            return CopiedText(name: column.key, text: values.map(ListData.oneLine).joined(separator: "\n"))
        }
    }

    private var rows: OutputTable { document.keeping(rows: taken).table }

    private var rowsName: String { taken.count == 1 ? "the row" : "\(taken.count.grouped) rows" }

    private var json: JSONValue {
        let objects = rows.json
        return objects.count == 1 ? objects[0] : .list(objects)
    }

    private var tabSeparated: String {
        rows.rows.map { row in
            row.map { ListData.oneLine($0.plain ?? "") }.joined(separator: "\t")
        }.joined(separator: "\n")
    }

    /// A line break or a tab of a value would pass for another row or another value.
    private static func oneLine(_ value: String) -> String {
        String(value.map { $0.isNewline || $0 == "\t" ? " " : $0 })
    }
}
