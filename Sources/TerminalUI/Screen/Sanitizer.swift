/// Makes text from a database safe and countable for a terminal.
///
/// Everything that is drawn, and every table that is printed to a terminal, passes here: no control
/// sequence gets through, nothing is invisible, nothing changes the direction of the line, and what gets
/// through takes as many cells as `wcwidth` and every common terminal say. Emoji sequences, on whose width
/// terminals disagree, are reduced to their first emoji; flags become their two letters.
public enum Sanitizer {
    /// What stands for a scalar that must not reach the terminal.
    public static let placeholder = "·"

    /// What stands for it where only ASCII can be shown.
    public static let asciiPlaceholder = "?"

    /// Cells take at most so many combining marks; more are dropped.
    static let maximumMarks = 4

    /// The cells that `text` takes: each one sanitised character and its width, 1 or 2.
    public static func cells(
        of text: String, placeholder: String = Sanitizer.placeholder
    ) -> [(text: String, width: Int)] {
        var builder = CellTextBuilder(placeholder: placeholder)
        builder.append(text, enough: .max)
        return builder.cells.map { ($0.text, Int($0.width)) }
    }

    /// `text` as the terminal may see it.
    public static func clean(_ text: String, placeholder: String = Sanitizer.placeholder) -> String {
        if isPlain(text) { return text }
        return cells(of: text, placeholder: placeholder).reduce(into: "") { $0 += $1.text }
    }

    /// Whether `text` is printable ASCII, which passes as it is.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}
