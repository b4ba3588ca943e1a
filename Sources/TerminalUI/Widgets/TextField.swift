/// One line of text being typed: what it holds, where the cursor is, and what keys do to it.
public struct TextField: Hashable, Sendable {
    /// The text.
    public private(set) var text: String
    /// The characters to the left of the cursor.
    public private(set) var cursor: Int

    /// A field with the cursor behind its text.
    public init(_ text: String = "") {
        self.text = text
        cursor = text.count
    }

    /// Inserts text at the cursor, as typed or pasted; line breaks and tabs become blanks, other control
    /// characters are left out.
    public mutating func insert(_ addition: String) {
        let start = text.index(text.startIndex, offsetBy: cursor)
        let head = text[..<start] + Self.singleLine(addition)
        let tail = text[start...]
        cursor = head.count
        text = String(head + tail)
        // A combining mark joins its neighbour, so that the whole may count less than its parts.
        cursor = min(cursor, text.count)
    }

    /// The same as ``insert(_:)``, for `.paste` events.
    public mutating func paste(_ pasted: String) { insert(pasted) }

    /// Puts the cursor behind so many characters, or the nearest place there is.
    public mutating func moveCursor(to position: Int) {
        cursor = min(max(0, position), text.count)
    }

    /// Removes the characters between two positions and leaves the cursor there.
    mutating func remove(from start: Int, to end: Int) {
        let lower = text.index(text.startIndex, offsetBy: max(0, start))
        let upper = text.index(text.startIndex, offsetBy: min(end, text.count))
        guard lower < upper else { return }
        text.removeSubrange(lower..<upper)
        moveCursor(to: start)
    }

    private static func singleLine(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.compactMap(typed)))
    }

    private static func typed(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "\n", "\r", "\t": " "
        default: scalar.properties.generalCategory == .control ? nil : scalar
        }
    }
}
