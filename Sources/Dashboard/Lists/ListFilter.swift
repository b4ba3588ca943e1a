import TerminalUI

/// The words that the rows of a list must hold, as they are typed.
struct ListFilter: Hashable, Sendable {
    private(set) var field = TextField()
    /// Whether keys go into it.
    var isTyping = false

    var isEmpty: Bool { words.isEmpty }

    private var words: [Substring] {
        field.text.lowercased().split(whereSeparator: \.isWhitespace)
    }

    /// Whether a key belongs to it rather than to the part. Esc does while it lets only some rows through.
    func wants(_ key: Key) -> Bool {
        if key == .escape { return isTyping || !isEmpty }
        guard isTyping else { return false }
        var field = field
        return key == .enter || field.handle(key)
    }

    mutating func type(_ key: Key) {
        switch key {
        case .escape: self = ListFilter()
        case .enter: isTyping = false
        default: _ = field.handle(key)
        }
    }

    mutating func paste(_ text: String) {
        field.paste(text)
    }

    /// The rows that hold all of its words, each in some of their texts, in whatever case.
    func lets(_ texts: [String]) -> Bool {
        let words = words
        guard !words.isEmpty else { return true }
        let texts = texts.map { $0.lowercased() }
        return words.allSatisfy { word in texts.contains { $0.contains(word) } }
    }

    /// What is typed, with the place of typing: `mar_`.
    func spans(_ glyphs: Glyphs) -> [Span] {
        let text = field.text
        let head = String(text.prefix(field.cursor)) + (isTyping ? "_" : "")
        let whole = head + text.dropFirst(field.cursor)
        let shown =
            whole.count > ListFilter.width ? glyphs.ellipsis + whole.suffix(ListFilter.width - 1) : whole
        return [Span("filter ", .dim), Span(shown, isTyping ? .input : .accent)]
    }

    /// How many characters of it a title shows.
    private static let width = 16
}
