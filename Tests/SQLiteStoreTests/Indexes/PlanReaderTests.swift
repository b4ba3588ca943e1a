import OrdersCore
import Testing

@testable import SQLiteStore

@Suite("Lines of SQLite's plans")
struct PlanReaderTests {
    private func reader(_ names: [String], keys: [String] = ["x"], lines: [String] = []) -> PlanReader {
        PlanReader(
            tables: ["orders", "order"],
            indexes: names.map {
                PlanReader.Index(name: $0, table: "orders", keys: keys.map { IndexKey($0) })
            },
            lines: lines.map { ExplainedQuery.Line(depth: 0, detail: $0) })
    }

    @Test("an index whose name starts like another's, or looks like a part of a plan, is told apart")
    func names() {
        let names = ["a", "a (b", "a b", "a INDEX a", "i\nj", "🛒", "it\"s"]
        let reader = reader(names)
        for name in names {
            let step = reader.step("SEARCH orders USING COVERING INDEX \(name) (x=?)")
            #expect(
                step
                    == PlanStep(
                        .search, table: "orders", index: name, isCovering: true, terms: [.equal("x")]))
        }
        #expect(reader.step("SCAN orders USING INDEX a").index == "a")
        #expect(reader.step("SCAN orders").index == nil)
    }

    @Test("by which columns it searches is read by the names of the index's keys")
    func terms() {
        let reader = reader(["i"], keys: ["a AND b", "c>?", "d"])
        let step = reader.step("SEARCH orders USING INDEX i (ANY(a AND b) AND c>?=? AND d>? AND d<?)")
        #expect(step.terms == [.each("a AND b"), .equal("c>?"), .range("d")])
        #expect(reader.step("SEARCH orders USING INDEX i (a AND b=?)").terms == [.equal("a AND b")])
        let key = reader.step("SEARCH orders USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)")
        #expect(key == PlanStep(.search, table: "orders", terms: [.range("rowid")]))
    }

    @Test("only what reads a whole table is a table scan")
    func scans() {
        let lines = ["CO-ROUTINE recent", "SCAN recent"]
        let kinds: [(String, PlanStep.Kind)] = [
            ("SCAN orders", .tableScan), ("SCAN o", .tableScan), ("SCAN order", .tableScan),
            ("SCAN (subquery-1)", .readsSubquery), ("SCAN recent", .readsSubquery),
            ("SCAN 3 CONSTANT ROWS", .other), ("SCAN orders USING COVERING INDEX i", .indexScan),
            ("SCAN t VIRTUAL TABLE INDEX 0:", .other),
            ("SEARCH o USING AUTOMATIC COVERING INDEX (x=?)", .temporaryIndex),
            ("USE TEMP B-TREE FOR GROUP BY", .group), ("USE TEMP B-TREE FOR DISTINCT", .distinct),
            ("USE TEMP B-TREE FOR RIGHT PART OF ORDER BY", .sort), ("CO-ROUTINE recent", .stream),
            ("CORRELATED SCALAR SUBQUERY 2", .subquery), ("LIST SUBQUERY 1", .subquery),
            ("BLOOM FILTER ON orders (x=?)", .other), ("SCAN orders LEFT-JOIN", .tableScan),
        ]
        let reader = reader(["i"], lines: lines)
        for (line, kind) in kinds { #expect(reader.step(line).kind == kind, "\(line)") }
        #expect(reader.step("SCAN order").table == "order")
    }
}
