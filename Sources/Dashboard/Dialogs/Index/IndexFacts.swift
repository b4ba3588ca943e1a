import OrdersCore

/// What is known of an index, in words.
struct IndexFacts {
    let index: IndexInfo
    let bytes: Int64?
    /// What it was proposed for; nil for an index that ordertop doesn't propose.
    let purpose: String?

    var all: [Fact] {
        let facts: [(String, String?)] = [
            ("table", index.table), ("columns", index.columnsText), ("kind", kind),
            ("rows where", index.condition), ("rows", rows), ("size", size),
            ("statistics", statistics), ("used by", users), ("uses", index.uses.map(words)),
            ("made for", purpose),
        ]
        return facts.compactMap { name, value in value.map { Fact(name: name, value: $0) } }
    }

    private var kind: String {
        let facts = [
            index.isUnique ? "unique" : nil, index.isPartial ? "partial: only some rows" : nil,
            index.isConstraint ? "a constraint's" : nil, index.method,
        ].compactMap(\.self)
        return facts.isEmpty ? "ordinary" : facts.joined(separator: ", ")
    }

    private var rows: String {
        guard let rows = index.rows else { return "not known without reading it" }
        return rows.isExact ? rows.rows.grouped : "about \(rows.rows.grouped)"
    }

    private var size: String {
        bytes.map { "\(ByteCount.text($0)), \($0.grouped) bytes" } ?? "not known yet"
    }

    private func words(_ uses: IndexUses) -> String {
        let since = uses.since.map { " since \($0.dateText) \($0.timeText)" } ?? ""
        return uses.count == 0 ? "none\(since)" : "\(uses.count.grouped)\(since)"
    }

    private var users: String {
        if index.usedBy.isEmpty { return "none of the queries that ordertop watches" }
        let names = index.usedBy.map { $0 == .orders ? "a user's orders" : $0.words }
        let covers = index.coversReport ? "; the report reads nothing else" : ""
        return names.joined(separator: ", ") + covers
    }

    /// How old the planner's statistics are.
    private var statistics: String {
        guard let known = index.statistics else { return "none: the planner guesses" }
        let since = known.gatheredAt.map { ", not before \($0.dateText) \($0.timeText)" } ?? ""
        return "from when it had about \(CompactCount.text(known.rows)) rows\(since)"
            + (index.hasOutgrownStatistics ? ": outdated" : "")
    }
}
