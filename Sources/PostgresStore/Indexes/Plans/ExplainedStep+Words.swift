import Foundation

extension ExplainedStep {
    /// PostgreSQL's own words on one line: `Index Only Scan using orders_report on orders (cost=0.42..8.44 rows=1); Index
    /// Cond: (status = 'completed'::text)`.
    var words: String {
        ([head + figures + measured] + conditions).joined(separator: "; ")
    }

    private var head: String {
        let variant = [strategy, partialMode == "Simple" ? nil : partialMode, join].compactMap(\.self)
        let backward = direction == "Backward" ? " Backward" : ""
        let name = variant.isEmpty ? type + backward : "\(type) (\(variant.joined(separator: ", ")))"
        let using = index.map { relation == nil ? " on \($0)" : " using \($0)" } ?? ""
        let on = relation.map { " on \($0)" + (alias == nil || alias == $0 ? "" : " \(alias ?? "")") } ?? ""
        return name + using + on
    }

    private var join: String? { joinType == "Inner" ? nil : joinType }

    private var figures: String {
        let cost = "cost=\(ExplainedStep.fixed(startupCost))..\(ExplainedStep.fixed(totalCost))"
        return " (\(cost) rows=\(Int64(rows)))"
    }

    private var measured: String {
        guard let actualRows, let loops else { return "" }
        let facts = [
            "actual rows=\(ExplainedStep.short(actualRows)) loops=\(Int64(loops))",
            heapFetches.map { "heap fetches=\(Int64($0))" },
            hitBlocks.map { "pages=\($0) in memory" + (readBlocks.map { " + \($0) read" } ?? "") },
            sortSpace.map { "sorted in \($0.lowercased())" },
        ]
        return " (\(facts.compactMap(\.self).joined(separator: ", ")))"
    }

    private var conditions: [String] {
        let named: [(String, String?)] = [
            ("Index Cond", indexCondition), ("Recheck Cond", recheckCondition), ("Hash Cond", hashCondition),
            ("Merge Cond", mergeCondition), ("Join Filter", joinFilter), ("Filter", filter),
            ("Sort Key", sortKey?.joined(separator: ", ")),
            ("Presorted Key", presortedKey?.joined(separator: ", ")),
            ("Group Key", groupKey?.joined(separator: ", ")),
        ]
        return named.compactMap { name, words in words.map { "\(name): \($0)" } }
    }

    private static func fixed(_ number: Double) -> String { String(format: "%.2f", number) }

    private static func short(_ number: Double) -> String {
        number == number.rounded() ? String(Int64(number)) : fixed(number)
    }
}
