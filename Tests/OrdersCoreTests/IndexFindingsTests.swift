import OrdersCore
import Testing

@Suite("What is amiss with indexes")
struct IndexFindingsTests {
    private func index(
        _ name: String, _ keys: [IndexKey], on table: String = "orders", isUnique: Bool = false,
        where condition: String? = nil, isConstraint: Bool = false, usedBy: [KnownQuery] = [.orders]
    ) -> IndexInfo {
        IndexInfo(
            name: name, table: table, keys: keys, isUnique: isUnique, condition: condition,
            statement: isConstraint ? nil : "CREATE INDEX", usedBy: usedBy, coversReport: false)
    }

    private func kinds(_ indexes: IndexInfo...) -> [String: [IndexFinding.Kind]] {
        Dictionary(grouping: IndexFindings(indexes).all, by: \.index).mapValues { $0.map(\.kind) }
    }

    private let a = IndexKey("a")
    private let b = IndexKey("b")

    @Test("of two that are the same, the one that nothing uses is the duplicate")
    func duplicate() {
        let names = IndexKey("A")
        #expect(
            kinds(index("i", [a], usedBy: []), index("j", [names])) == ["i": [.duplicate(of: "j"), .unused]])
        #expect(kinds(index("i", [a]), index("j", [a])) == ["j": [.duplicate(of: "i")]])
        let own = index("auto", [a], isUnique: true, isConstraint: true, usedBy: [])
        #expect(kinds(index("i", [a], isUnique: true), own) == ["i": [.duplicate(of: "auto")]])
    }

    @Test("another direction, collation, condition, table or an expression of that name make another index")
    func different() {
        let others = [
            index("j", [IndexKey("a", isDescending: true)]), index("k", [IndexKey("a", collation: "NOCASE")]),
            index("l", [a], where: "b > 1"), index("m", [a], on: "users"),
            index("n", [IndexKey("a", isExpression: true)]),
        ]
        #expect(IndexFindings([index("i", [a])] + others).all.isEmpty)
    }

    @Test(
        "one whose keys another begins with is redundant, if it keeps nothing unique and is about the same rows"
    )
    func redundant() {
        let long = index("long", [a, b])
        #expect(kinds(index("i", [a]), long) == ["i": [.redundant(with: "long")]])
        #expect(kinds(index("i", [b]), long).isEmpty)
        #expect(kinds(index("i", [a], isUnique: true), long).isEmpty)
        #expect(kinds(index("i", [a], where: "b > 1"), long).isEmpty)
        #expect(kinds(index("i", [a], isUnique: true), index("j", [a])) == ["j": [.redundant(with: "i")]])
        #expect(kinds(index("auto", [a], isConstraint: true), long).isEmpty)
        let key = index("auto", [a, b], isUnique: true, isConstraint: true)
        #expect(kinds(index("i", [a]), key) == ["i": [.redundant(with: "auto")]])
    }

    @Test("a constraint's index is never called unused")
    func unused() {
        #expect(kinds(index("i", [a], usedBy: [])) == ["i": [.unused]])
        #expect(kinds(index("i", [a], isConstraint: true, usedBy: [])).isEmpty)
    }

    @Test("columns that an index only holds count: what holds more takes the place of what holds less")
    func included() {
        let plain = index("plain", [a])
        let holding = IndexInfo(
            name: "holding", table: "orders", keys: [a], isUnique: false, statement: "CREATE INDEX",
            usedBy: [.top], coversReport: true, included: ["b"])
        let wide = index("wide", [a, b])
        #expect(kinds(plain, holding) == ["plain": [.redundant(with: "holding")]])
        #expect(kinds(holding, wide) == ["holding": [.redundant(with: "wide")]])
        #expect(kinds(holding, index("long", [a, IndexKey("c")])).isEmpty)
        #expect(holding.columns == ["a", "b"] && holding.columnsText == "a, holds b")
    }

    @Test("one that another kind of index, or one of another comparison, resembles is not redundant")
    func methods() {
        let hash = IndexInfo(
            name: "hash", table: "orders", keys: [a], isUnique: false, statement: "CREATE INDEX",
            usedBy: [.top],
            coversReport: false, method: "hash")
        let pattern = index("pattern", [IndexKey("a", operatorClass: "text_pattern_ops")])
        let nulls = index("nulls", [IndexKey("a", nulls: .first)])
        #expect(kinds(hash, pattern, nulls, index("long", [a, b])).isEmpty)
        #expect(pattern.keys[0].text == "a text_pattern_ops" && nulls.keys[0].text == "a NULLS FIRST")
    }

    @Test("one that a stopped build left is unusable and nothing else, and takes nobody's place")
    func unusable() {
        let left = IndexInfo(
            name: "left", table: "orders", keys: [a, b], isUnique: false, statement: "CREATE INDEX",
            usedBy: [],
            coversReport: false, isUsable: false)
        #expect(kinds(index("i", [a]), left) == ["left": [.unusable]])
    }

    @Test("where the engine counts uses, one that somebody uses is not called unused")
    func counted() {
        let uses = [0, 7].map { count in
            IndexInfo(
                name: "i\(count)", table: "orders", keys: [IndexKey("k\(count)")], isUnique: false,
                statement: "CREATE INDEX", usedBy: [], coversReport: false,
                uses: IndexUses(count: Int64(count)))
        }
        #expect(IndexFindings(uses).all == [IndexFinding(index: "i0", .unused)])
    }

    @Test("a thousand indexes are judged at once")
    func many() {
        let indexes = (0..<1_000).map { number in
            index("i\(number)", [IndexKey("c\(number / 2)")] + (number.isMultiple(of: 2) ? [] : [b]))
        }
        let took = ContinuousClock().measure { #expect(IndexFindings(indexes).all.count == 500) }
        #expect(took < .seconds(5))
    }

    @Test("statistics are outgrown when they speak of four times as many rows, or a quarter")
    func statistics() {
        let known = IndexStatistics(rows: 1_000)
        let outgrown = [Int64(250), 251, 1_000, 3_999, 4_000, 0].map(known.isOutgrown)
        #expect(outgrown == [true, false, false, false, true, true])
    }
}
