/// Comma-separated values as RFC 4180 writes them.
enum CSVText {
    static func make(header: [String], rows: [[String]]) -> String {
        ([header] + rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func field(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { !#"",\#r\#n"#.unicodeScalars.contains($0) }
        return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
