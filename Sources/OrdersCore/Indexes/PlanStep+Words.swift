extension PlanStep {
    /// What the step does, for a person; nil where only the engine's own words say it.
    public var words: String? {
        let name = table ?? "a table"
        return switch kind {
        case .tableScan: "reads all of \(name)"
        case .indexScan: "reads all of \(index.map { "the index \($0)" } ?? name)\(andTable)"
        case .smallTable: "reads all of \(name), which is small"
        case .fetch: "fetches the rows of \(name) that are found below, in the table's order"
        case .nestedJoin: "for each row of the first, looks up the second:"
        case .hashJoin: "joins these by a table in memory:"
        case .mergeJoin: "joins these, both in the same order:"
        case .search: "finds \(name)\(by)\(within)"
        case .temporaryIndex: "makes an index of \(name) for this query alone"
        case .sort: terms.isEmpty ? "sorts in memory" : "sorts in memory within equal \(listed)"
        case .group: "groups in memory"
        case .aggregate: "adds up rows as they come"
        case .limit: "takes the first rows only"
        case .parallel: "by several processes at once:"
        case .distinct: "leaves out repetitions, in memory"
        case .subquery: "a query within, whose result is used above"
        case .stream: "a query within, row by row:"
        case .materialized: "a query within, kept in memory:"
        case .compound: "several looks, put together:"
        case .part: "one of them:"
        case .readsSubquery: "goes over the rows of the query within"
        case .other: nil
        }
    }

    /// An index that is read whole without being enough leads to every row of the table.
    private var andTable: String {
        guard index != nil, !isCovering else { return "" }
        return ", and the rows of \(table ?? "the table") it leads to"
    }

    /// `for each user_id by created_at`: a skip-scan looks once for every value of what it skips.
    private var by: String {
        let skipped = terms.compactMap { if case .each(let name) = $0 { name } else { nil } }
        let each = skipped.isEmpty ? "" : " for each \(skipped.joined(separator: ", "))"
        return each + (listed.isEmpty ? "" : " by \(listed)")
    }

    private var listed: String {
        let names = terms.compactMap { term -> String? in
            switch term {
            case .equal(let name), .other(let name): name
            case .range(let name): "range of \(name)"
            case .each: nil
            }
        }
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    private var within: String {
        guard let index else { return ", its own key" }
        return isCovering ? ", in \(index) alone" : ", in \(index)"
    }
}
