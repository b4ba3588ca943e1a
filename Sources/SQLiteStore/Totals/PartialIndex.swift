/// Reads which rows an index is about out of its statement.
enum PartialIndex {
    /// What stands behind `WHERE` in `CREATE INDEX … ON … (…) WHERE …`; nil where nothing does.
    static func condition(_ createIndex: String) -> String? {
        var scanner = Scanner(rest: createIndex[...])
        guard scanner.skipColumns() else { return nil }
        scanner.skipBlanks()
        guard scanner.rest.prefix(5).lowercased() == "where" else { return nil }
        return String(scanner.rest.dropFirst(5))
    }

    /// Walks over SQL, with regard to what is quoted and to comments.
    private struct Scanner {
        var rest: Substring

        /// Walks behind the first pair of parentheses.
        mutating func skipColumns() -> Bool {
            var depth = 0
            while let character = rest.first {
                if skipQuoted() || skipComment() { continue }
                rest.removeFirst()
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                if character == ")", depth == 0 { return true }
            }
            return false
        }

        mutating func skipBlanks() {
            while let character = rest.first {
                if skipComment() { continue }
                guard character.isWhitespace else { return }
                rest.removeFirst()
            }
        }

        private mutating func skipQuoted() -> Bool {
            guard let first = rest.first, let last = Scanner.quotes[first] else { return false }
            rest = rest.dropFirst().drop { $0 != last }.dropFirst()
            return true
        }

        private mutating func skipComment() -> Bool {
            if rest.hasPrefix("--") {
                rest = rest.drop { !$0.isNewline }
                return true
            }
            guard rest.hasPrefix("/*") else { return false }
            rest = rest.dropFirst(2)
            while !rest.isEmpty, !rest.hasPrefix("*/") { rest.removeFirst() }
            rest = rest.dropFirst(2)
            return true
        }

        /// A doubled quote ends one quoted text and begins the next.
        private static let quotes: [Character: Character] = ["'": "'", "\"": "\"", "`": "`", "[": "]"]
    }
}
