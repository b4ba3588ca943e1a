/// How many cells text takes after it has been sanitised.
public enum TextWidth {
    /// The cells that `character` takes. More than 2 where a placeholder stands for several scalars.
    public static func columns(of character: Character) -> Int {
        columns(of: String(character))
    }

    /// The cells that `text` takes in one line.
    public static func columns(of text: String) -> Int {
        if Sanitizer.isPlain(text) { return text.utf8.count }
        var builder = CellTextBuilder(placeholder: Sanitizer.placeholder)
        builder.append(text, enough: .max)
        return builder.columns
    }

    /// The cells that the spans take side by side.
    public static func columns(of spans: [Span]) -> Int {
        spans.reduce(0) { $0 + columns(of: $1.text) }
    }
}
