import OrdersCore

/// Reads by what a line of a plan searches: ` (ANY(user_id) AND created_at>? AND created_at<?)`.
enum PlanTerms {
    /// - Parameter keys: What the index is ordered by: terms come in this order, and are named as the keys are, but
    ///   for expressions.
    static func read(_ text: Substring, keys: [IndexKey]) -> [PlanTerm] {
        guard var rest = text.dropping(" (")?[...] else { return [] }
        var terms: [PlanTerm] = []
        for key in keys {
            guard let term = take(key.isExpression ? "<expr>" : key.name, as: key.name, from: &rest) else {
                break
            }
            terms.append(term)
        }
        return rest.isEmpty || rest.hasPrefix(")") ? terms : terms + others(rest)
    }

    /// The term about a key, and both bounds of a range as one.
    private static func take(_ name: String, as shown: String, from rest: inout Substring) -> PlanTerm? {
        if skip("ANY(\(name))", in: &rest) { return .each(shown) }
        if skip(name + "=?", in: &rest) { return .equal(shown) }
        let bounds = [">?", "<?"].filter { skip(name + $0, in: &rest) }
        return bounds.isEmpty ? nil : .range(shown)
    }

    private static func skip(_ term: String, in rest: inout Substring) -> Bool {
        guard let after = rest.dropping(term) else { return false }
        rest = after.dropping(" AND ") ?? after
        return true
    }

    /// Terms of no known key, such as the row id's.
    private static func others(_ text: Substring) -> [PlanTerm] {
        let inner = text.lastIndex(of: ")").map { text[..<$0] } ?? text
        let terms = inner.split(separator: " AND ").map { term -> PlanTerm in
            if term.hasSuffix("=?") { return .equal(String(term.dropLast(2))) }
            if term.hasSuffix(">?") || term.hasSuffix("<?") { return .range(String(term.dropLast(2))) }
            return .other(String(term))
        }
        return terms.uniqued
    }
}
