extension Key {
    /// The key that a person means by a word: `a`, `G`, `+`, `space`, `enter`, `f5`, `ctrl-r`, `alt-x`, `pageup`. The names
    /// may be in any case; a single character is itself. What a terminal can't tell apart is the same key here:
    /// `ctrl-i` is Tab. Nil for anything else.
    public init?(word: String) {
        if word.count == 1, let character = word.first, !character.isWhitespace {
            self = .character(character)
            return
        }
        let lower = word.lowercased()
        if let key = Key.words[lower] ?? Key.otherWords[lower] ?? Key.function(lower) ?? Key.modified(word) {
            self = key
        } else {
            return nil
        }
    }

    /// The key as a person writes it in a file; `Key(word:)` reads it again.
    public var word: String {
        switch self {
        case .character(" "): "space"
        case .character(let character): String(character)
        case .function(let number): "f\(number)"
        case .control(let character): "ctrl-\(character == " " ? "space" : String(character))"
        case .alt(let character): "alt-\(character == " " ? "space" : String(character))"
        default: Key.words.first { $0.value == self }?.key ?? ""
        }
    }

    private static let words: [String: Key] = [
        "enter": .enter, "esc": .escape, "tab": .tab, "shift-tab": .backTab, "backspace": .backspace,
        "delete": .delete, "insert": .insert, "up": .up, "down": .down, "left": .left, "right": .right,
        "home": .home, "end": .end, "pageup": .pageUp, "pagedown": .pageDown,
    ]

    private static let otherWords: [String: Key] = [
        "space": .character(" "), "return": .enter, "escape": .escape, "backtab": .backTab, "del": .delete,
        "ins": .insert, "pgup": .pageUp, "pgdn": .pageDown, "page-up": .pageUp, "page-down": .pageDown,
        "ctrl-i": .tab, "ctrl-m": .enter, "ctrl-j": .enter, "ctrl-h": .backspace, "ctrl-[": .escape,
    ]

    private static func function(_ word: String) -> Key? {
        guard word.first == "f", let number = Int(word.dropFirst()), (1...24).contains(number) else {
            return nil
        }
        return .function(number)
    }

    private static func modified(_ word: String) -> Key? {
        guard let hyphen = word.firstIndex(of: "-") else { return nil }
        let rest = word[word.index(after: hyphen)...]
        guard let character = rest.lowercased() == "space" ? " " : rest.first,
            rest.count == 1 || character == " "
        else { return nil }
        switch word[..<hyphen].lowercased() {
        case "ctrl", "control": return .control(Character(character.lowercased()))
        case "alt": return .alt(character)
        case "shift" where character.isLetter: return .character(Character(character.uppercased()))
        default: return nil
        }
    }
}
