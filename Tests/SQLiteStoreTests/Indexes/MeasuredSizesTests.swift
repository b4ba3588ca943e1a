import Testing

@testable import SQLiteStore

@Suite("Sizes that are kept")
struct MeasuredSizesTests {
    private func tree(
        root: Int64 = 5, rows: Int64? = 10_000, statement: String? = "CREATE INDEX i ON t (a)"
    ) -> IndexTree {
        IndexTree(name: "i", statement: statement, root: root, tableRows: rows)
    }

    @Test("hold until the index is built anew or its table has grown or shrunk by a hundredth")
    func nearly() {
        var sizes = MeasuredSizes()
        sizes.keep(4_096, of: tree())
        for same in [tree(), tree(rows: 10_050), tree(rows: 9_950)] {
            #expect(sizes.sizes(of: [same]) == ["i": 4_096])
        }
        for other in [
            tree(root: 6), tree(rows: 10_200), tree(rows: 9_800), tree(rows: nil),
            tree(statement: "CREATE INDEX i ON t (b)"),
            IndexTree(name: "j", statement: nil, root: 5, tableRows: 10_000),
        ] {
            #expect(sizes.sizes(of: [other]).isEmpty)
        }
    }
}
