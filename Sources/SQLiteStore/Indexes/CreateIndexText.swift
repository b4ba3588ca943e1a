/// Reads what an index is about out of its statement: `CREATE INDEX … ON … (…) WHERE …`.
enum CreateIndexText {
    /// What stands behind `WHERE`; nil where nothing does.
    static func condition(_ createIndex: String) -> String? {
        var scanner = Scanner(rest: createIndex[...])
        guard scanner.skipColumns() != nil else { return nil }
        scanner.skipBlanks()
        guard scanner.rest.prefix(5).lowercased() == "where" else { return nil }
        return scanner.rest.dropFirst(5).trimmed
    }

    /// What is indexed, as it is written, without direction and collation; empty where that can't be read.
    static func keys(_ createIndex: String) -> [String] {
        var scanner = Scanner(rest: createIndex[...])
        return (scanner.skipColumns() ?? []).map { key in
            var words = key.trimmed
            words.dropLast(matching: #/(?i)\s+(asc|desc)$/#)
            words.dropLast(matching: #/(?i)\s+collate\s+(\w+|"[^"]*"|'[^']*'|`[^`]*`|\[[^\]]*\])$/#)
            return words
        }
    }

    /// Walks over SQL, with regard to what is quoted and to comments.
    private struct Scanner {
        var rest: Substring

        /// Walks behind the first pair of parentheses, and gives what is in it, cut at its commas; nil where the
        /// pair isn't closed.
        mutating func skipColumns() -> [Substring]? {
            var depth = 0
            var columns: [Substring] = []
            var start = rest.startIndex
            while let character = rest.first {
                if skipQuoted() || skipComment() { continue }
                let here = rest.startIndex
                rest.removeFirst()
                if character == "(" { depth += 1 }
                if character == "(", depth == 1 { start = rest.startIndex }
                if character == ")" { depth -= 1 }
                guard (character == "," && depth == 1) || (character == ")" && depth == 0) else { continue }
                columns.append(rest.base[start..<here])
                start = rest.startIndex
                if depth == 0 { return columns }
            }
            return nil
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

extension StringProtocol {
    fileprivate var trimmed: String {
        let start = drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}

extension String {
    fileprivate mutating func dropLast<Output>(matching pattern: Regex<Output>) {
        guard let match = firstMatch(of: pattern) else { return }
        removeSubrange(match.range)
    }
}
