extension Screen {
    /// The rows as text, joined by newlines, without the blanks at their ends: for tests and copies.
    public var text: String {
        (0..<size.rows).map(rowText).joined(separator: "\n")
    }

    /// One row as text, without the blanks at its end; empty outside of the screen.
    public func rowText(_ row: Int) -> String {
        var text = (0..<size.columns).reduce(into: "") { $0 += self[$1, row].text }
        while text.last == " " { text.removeLast() }
        return text
    }
}
