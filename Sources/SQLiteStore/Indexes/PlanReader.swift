import OrdersCore

/// Reads the lines of EXPLAIN QUERY PLAN; see <https://www.sqlite.org/eqp.html>.
///
/// They name tables and indexes without quotes. So names are never cut out of a line: those of the trees that the
/// statement opens are looked for, the longest first, because one name can be the start of another.
struct PlanReader {
    /// What is known of an index that the statement opens.
    struct Index: Hashable {
        let name: String
        let table: String
        let keys: [IndexKey]
    }

    private let tables: [String]
    private let indexes: [Index]
    /// What is read like a table but is a query within.
    private let subqueries: Set<String>

    init(tables: [String], indexes: [Index], lines: [ExplainedQuery.Line]) {
        self.tables = tables.sorted { $0.utf8.count > $1.utf8.count }
        self.indexes = indexes.sorted { $0.name.utf8.count > $1.name.utf8.count }
        subqueries = Set(
            lines.flatMap { line in
                ["CO-ROUTINE ", "MATERIALIZE "].compactMap { line.detail.dropping($0).map(String.init) }
            })
    }

    func step(_ detail: String) -> PlanStep {
        if let rest = detail.dropping("SCAN ") { return access(rest[...], isSearch: false) }
        if let rest = detail.dropping("SEARCH ") { return access(rest[...], isSearch: true) }
        if let rest = detail.dropping("USE TEMP B-TREE FOR ") { return sorting(rest) }
        let kinds: [(String, PlanStep.Kind)] = [
            ("CO-ROUTINE ", .stream), ("MATERIALIZE ", .materialized), ("COMPOUND QUERY", .compound),
            ("MERGE (", .compound), ("LEFT-MOST SUBQUERY", .part), ("UNION", .part), ("EXCEPT", .part),
            ("INTERSECT", .part), ("LEFT", .part), ("RIGHT", .part), ("MULTI-INDEX OR", .compound),
            ("INDEX ", .part),
        ]
        if let kind = kinds.first(where: { detail.hasPrefix($0.0) })?.1 { return PlanStep(kind) }
        return PlanStep(detail.contains(" SUBQUERY ") ? .subquery : .other)
    }

    private func sorting(_ what: Substring) -> PlanStep {
        if what.hasPrefix("GROUP BY") { return PlanStep(.group) }
        return PlanStep(what.hasPrefix("DISTINCT") ? .distinct : .sort)
    }

    /// `orders USING COVERING INDEX orders_report (status=? AND created_at>?)`.
    private func access(_ text: Substring, isSearch: Bool) -> PlanStep {
        let table = tables.first { text == $0 || text.hasPrefix($0 + " ") }
        let ends = [" USING ", " LEFT-JOIN", " VIRTUAL TABLE"]
        let name = table ?? ends.compactMap { text.before($0) }.first ?? String(text)
        let rest = text.dropFirst(name.count)
        if name.hasPrefix("(") || subqueries.contains(name) { return PlanStep(.readsSubquery) }
        if name == "CONSTANT ROW" || name.hasSuffix(" CONSTANT ROWS") { return PlanStep(.other) }
        if let terms = rest.dropping(" USING INTEGER PRIMARY KEY") ?? rest.dropping(" USING PRIMARY KEY") {
            let kind = isSearch ? PlanStep.Kind.search : .tableScan
            return PlanStep(kind, table: name, terms: PlanTerms.read(terms, keys: []))
        }
        if rest.hasPrefix(" USING AUTOMATIC ") { return PlanStep(.temporaryIndex, table: name) }
        return step(by: rest, of: name, isSearch: isSearch)
    }

    private func step(by rest: Substring, of name: String, isSearch: Bool) -> PlanStep {
        let isCovering = rest.hasPrefix(" USING COVERING INDEX ")
        guard let used = rest.dropping(" USING COVERING INDEX ") ?? rest.dropping(" USING INDEX ") else {
            return PlanStep(isSearch ? .other : rest.hasPrefix(" VIRTUAL") ? .other : .tableScan, table: name)
        }
        let index = indexes.first { used == $0.name || used.hasPrefix($0.name + " ") }
        let terms = index.map { used.dropFirst($0.name.count) } ?? ""
        return PlanStep(
            isSearch ? .search : .indexScan, table: name, index: index?.name, isCovering: isCovering,
            terms: PlanTerms.read(terms, keys: index?.keys ?? []))
    }
}

extension StringProtocol {
    /// What is behind the text it begins with; nil where it begins otherwise.
    func dropping(_ start: String) -> SubSequence? {
        hasPrefix(start) ? dropFirst(start.count) : nil
    }

    fileprivate func before(_ text: String) -> String? {
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(text) { return String(self[..<rest.startIndex]) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
