import OrdersCore

/// Reads by what an index is searched: `((status = 'completed'::text) AND (created_at >= '2026-10-23'::timestamptz))`.
enum PlanTerms {
    /// - Parameter keys: What the index is ordered by. A term about no key is given in the engine's own words.
    static func read(_ condition: String?, keys: [IndexKey]) -> [PlanTerm] {
        guard let condition else { return [] }
        let parts = conjuncts(condition)
        let known = keys.flatMap { key in terms(of: key, in: parts) }
        let others = parts.filter { part in !keys.contains { comparison(of: $0, in: part) != nil } }
        return known + others.map { .other(String($0)) }
    }

    /// Both bounds of a range are one term.
    private static func terms(of key: IndexKey, in parts: [Substring]) -> [PlanTerm] {
        let comparisons = parts.compactMap { comparison(of: key, in: $0) }
        guard !comparisons.isEmpty else { return [] }
        if comparisons.contains(where: isEquality) { return [.equal(key.name)] }
        return comparisons.contains(where: isRange) ? [.range(key.name)] : [.other(key.name)]
    }

    private static func isEquality(_ comparison: Substring) -> Bool {
        comparison.hasPrefix("= ") || comparison == "IS NULL"
    }

    private static func isRange(_ comparison: Substring) -> Bool {
        ["<", ">", "~<", "~>", "IS NOT NULL"].contains { comparison.hasPrefix($0) }
    }

    /// What stands behind the key in `key >= value` or `(key)::text >= value`; nil where the part is about
    /// something else. PostgreSQL quotes names that need it.
    private static func comparison(of key: IndexKey, in part: Substring) -> Substring? {
        let names =
            key.isExpression ? [key.name, "(\(key.name))"] : [Quoting.identifier(key.name), key.name]
        for name in names {
            if let rest = part.dropping(name + " ") { return rest }
            if let rest = part.dropping("(\(name))::"), let end = rest.firstIndex(of: " ") {
                return rest[end...].dropFirst()
            }
        }
        return nil
    }

    /// The parts between the outermost `AND`s, each without its parentheses.
    static func conjuncts(_ condition: String) -> [Substring] {
        let whole = withoutParentheses(condition[...])
        var scanner = Scanner(rest: whole)
        let parts = scanner.parts()
        return parts.count > 1 ? parts.map(withoutParentheses) : [whole]
    }

    private static func withoutParentheses(_ text: Substring) -> Substring {
        var scanner = Scanner(rest: text)
        guard text.hasPrefix("("), scanner.skipGroup(), scanner.rest.isEmpty else { return text }
        return text.dropFirst().dropLast()
    }

    /// Walks over SQL as PostgreSQL writes it, with regard to quotes and parentheses.
    private struct Scanner {
        var rest: Substring

        mutating func parts() -> [Substring] {
            var parts: [Substring] = []
            var start = rest.startIndex
            let text = rest
            while !rest.isEmpty {
                if rest.hasPrefix(" AND ") {
                    parts.append(text[start..<rest.startIndex])
                    rest = rest.dropFirst(5)
                    start = rest.startIndex
                } else if !skipGroup(), !skipQuoted() {
                    rest = rest.dropFirst()
                }
            }
            return parts + [text[start...]]
        }

        /// Goes behind a pair of parentheses.
        mutating func skipGroup() -> Bool {
            guard rest.first == "(" else { return false }
            var depth = 0
            repeat {
                if skipQuoted() { continue }
                if rest.first == "(" { depth += 1 }
                if rest.first == ")" { depth -= 1 }
                rest = rest.dropFirst()
            } while depth > 0 && !rest.isEmpty
            return true
        }

        /// A doubled quote ends one quoted text and begins the next.
        private mutating func skipQuoted() -> Bool {
            guard let quote = rest.first, quote == "'" || quote == "\"" else { return false }
            rest = rest.dropFirst().drop { $0 != quote }.dropFirst()
            return true
        }
    }
}

extension Substring {
    /// What is behind the text it begins with; nil where it begins otherwise.
    fileprivate func dropping(_ start: String) -> Substring? {
        hasPrefix(start) ? dropFirst(start.count) : nil
    }
}
