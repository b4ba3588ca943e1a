extension OutputTable {
    /// The table by RFC 4180: a header, CRLF after each record, fields quoted where they must be. A missing value
    /// is an empty field, an empty text a quoted one.
    package var csv: String {
        let records = [columns.map { Optional($0.key) }] + rows.map { $0.map(\.plain) }
        return records.reduce(into: "") { text, record in
            text += record.map(OutputTable.field).joined(separator: ",") + "\r\n"
        }
    }

    private static func field(_ value: String?) -> String {
        guard let value else { return "" }
        let special: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: ","), 10, 13]
        guard value.isEmpty || value.utf8.contains(where: special.contains) || value.hasBlankEnd else {
            return value
        }
        return "\"" + value.replacing("\"", with: "\"\"") + "\""
    }
}

extension String {
    fileprivate var hasBlankEnd: Bool {
        first == " " || last == " "
    }
}
