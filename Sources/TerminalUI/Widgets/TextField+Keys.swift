extension TextField {
    /// Does what `key` does in a line of text, with the usual Ctrl keys of shells; says whether it was such
    /// a key.
    public mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .left, .control("b"): moveCursor(to: cursor - 1)
        case .right, .control("f"): moveCursor(to: cursor + 1)
        case .home, .control("a"): moveCursor(to: 0)
        case .end, .control("e"): moveCursor(to: text.count)
        case .alt("b"): moveCursor(to: wordStart)
        case .alt("f"): moveCursor(to: wordEnd)
        default: return handleDeletion(key)
        }
        return true
    }

    private mutating func handleDeletion(_ key: Key) -> Bool {
        switch key {
        case .backspace, .control("h"): remove(from: cursor - 1, to: cursor)
        case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
        case .control("w"): remove(from: wordStart, to: cursor)
        case .alt("d"): remove(from: cursor, to: wordEnd)
        case .control("u"): remove(from: 0, to: cursor)
        case .control("k"): remove(from: cursor, to: text.count)
        default: return false
        }
        return true
    }

    /// The start of the word that the cursor is in or behind.
    private var wordStart: Int {
        let before = text.prefix(cursor).reversed()
        let blanks = before.prefix { $0.isWhitespace }.count
        return cursor - blanks - before.dropFirst(blanks).prefix { !$0.isWhitespace }.count
    }

    /// The end of the word that the cursor is in or before.
    private var wordEnd: Int {
        let after = text.dropFirst(cursor)
        let blanks = after.prefix { $0.isWhitespace }.count
        return cursor + blanks + after.dropFirst(blanks).prefix { !$0.isWhitespace }.count
    }
}
